-- The append-only record. Partitioned by its UUIDv7, whose first 48 bits are milliseconds,
-- so that the key alone finds the month and `on conflict` is exact.
create table event_log (
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  room_id uuid,
  person_id uuid,
  request_id uuid,
  body jsonb not null,
  body_sha256 bytea not null,
  recorded_at timestamptz not null default now(),
  primary key (id)
) partition by range (id);

create function uuid7_floor(at timestamptz) returns uuid language sql immutable strict as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the partition of the month (UTC) in which `at` lies.
create function ensure_event_partition(at timestamptz) returns void language plpgsql as $$
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
  end if;
end $$;

-- How far the record reaches: everything that happened before `as_of` is in it.
create table shipping_mark (
  only_row boolean primary key default true check (only_row),
  as_of timestamptz not null
);
insert into shipping_mark (as_of) values (now());
