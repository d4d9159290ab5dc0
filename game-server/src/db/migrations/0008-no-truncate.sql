-- What is never changed is not emptied either: triggers on rows do not see `truncate`.
create trigger pack_version_is_kept before truncate on pack_version execute function refuse_change();
create trigger pack_file_is_kept before truncate on pack_file execute function refuse_change();
create trigger event_log_is_kept before truncate on event_log execute function refuse_change();

create or replace function ensure_event_partition(at timestamptz) returns void language plpgsql as $$
declare
  first timestamptz := date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
  next timestamptz := (date_trunc('month', at at time zone 'UTC') + interval '1 month') at time zone 'UTC';
  name text := 'event_log_' || to_char(at at time zone 'UTC', 'YYYY_MM');
begin
  if to_regclass(name) is null then
    execute format('create table if not exists %I partition of event_log for values from (%L) to (%L)',
      name, uuid7_floor(first), uuid7_floor(next));
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      name || '_stays', name);
    execute format('create trigger %I before truncate on %I execute function refuse_change()', name || '_is_kept', name);
  end if;
end $$;

do $$
declare
  month regclass;
begin
  for month in select inhrelid::regclass from pg_inherits where inhparent = 'event_log'::regclass loop
    execute format('create trigger month_is_kept before truncate on %s execute function refuse_change()', month);
  end loop;
end $$;
