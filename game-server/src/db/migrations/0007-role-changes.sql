-- Rooms hold the people who are in them; a role that changes meanwhile is told at once.
create function tell_role() returns trigger language plpgsql as $$
begin
  perform pg_notify('clearhall_role', new.person_id || ' ' || new.role);
  return null;
end $$;

create trigger role_is_told after update of role on person for each row
  when (old.role <> new.role) execute function tell_role();
