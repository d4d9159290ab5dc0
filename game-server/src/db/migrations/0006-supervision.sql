-- A supervisor sees the own scope only, and it is the database that says so: reports are read as
-- this role, which owns nothing, with `app.supervisor_id` set for the transaction.
do $$ begin
  create role clearhall_supervision nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant clearhall_supervision to current_user with inherit false, set true;

-- The units at and below those that the supervisor of this transaction was given. Nothing when none is set.
create function scope_units() returns uuid[] language sql stable security definer set search_path = public as $$
  with recursive below as (
    select unit_id from supervisor_scope
      where person_id = nullif(current_setting('app.supervisor_id', true), '')::uuid
    union
    select unit.unit_id from unit join below on unit.parent_id = below.unit_id
  )
  select coalesce(array_agg(unit_id), '{}') from below
$$;

alter table unit enable row level security;
alter table person enable row level security;
alter table attendance_span enable row level security;
alter table response enable row level security;

create policy in_scope on unit for select to clearhall_supervision
  using (unit_id = any ((select scope_units())::uuid[]));
create policy in_scope on person for select to clearhall_supervision
  using (unit_id = any ((select scope_units())::uuid[]));
create policy in_scope on attendance_span for select to clearhall_supervision
  using (unit_id = any ((select scope_units())::uuid[]));
create policy in_scope on response for select to clearhall_supervision
  using (unit_id = any ((select scope_units())::uuid[]));

grant usage on schema public to clearhall_supervision;
grant select (unit_id, parent_id, name) on unit to clearhall_supervision;
grant select (person_id, display_name, role, unit_id) on person to clearhall_supervision;
grant select on attendance_span, response, round, room, hall, shipping_mark to clearhall_supervision;
grant select (version, hall_id, public_content) on pack_version to clearhall_supervision;

-- Who leads a room is public to everyone who may see the room.
create function lecturer_name(lecturer uuid) returns text language sql stable security definer set search_path = public as $$
  select display_name from person where person_id = lecturer and role = 'lecturer'
$$;

-- A question's text without its key, for the results of a round.
create function question_stem(pack text, question text) returns jsonb language sql stable security definer set search_path = public as $$
  select entry -> 'stem' from pack_version, jsonb_array_elements(secret_content -> 'questions') entry
    where version = pack and entry ->> 'questionId' = question
$$;
