-- What a person asked once is recorded once, also when the reply was lost with the server that sent it.
create table recorded_request (
  request_id uuid not null,
  kind text not null,
  room_id uuid not null,
  person_id uuid not null,
  event_id uuid not null,
  primary key (request_id, kind, room_id, person_id)
);
insert into recorded_request (request_id, kind, room_id, person_id, event_id)
  select request_id, kind, room_id, person_id, id from event_log
  where request_id is not null and room_id is not null and person_id is not null order by id
  on conflict do nothing;

-- Rows that could not be stored. They wait here as they were (the row of the spool, as JSON text) and hold up nothing.
create table quarantined_event (
  quarantine_id bigint generated always as identity primary key,
  event_id text not null,
  kind text not null,
  row text not null,
  reason text not null,
  at timestamptz not null default now(),
  -- When it was stored after all.
  settled_at timestamptz
);

-- One chain of hashes a room, and one (under the zero id) for what happens in no room. `position` is the order in
-- which events were stored, over all rooms; each link names the one before it, so that none goes unnoticed.
create sequence event_position;
create table event_chain (
  position bigint primary key,
  after_position bigint,
  chain_id uuid not null,
  seq bigint not null,
  event_id uuid not null unique,
  hash bytea not null,
  unique (chain_id, seq)
);
create trigger event_chain_stays before update or delete on event_chain for each row execute function refuse_change();
create trigger event_chain_is_kept before truncate on event_chain execute function refuse_change();

-- The hash of a link: over the hash before it in its chain, its own place, and everything the event holds.
create function event_hash(before bytea, link event_chain, e event_log) returns bytea language sql stable as $$
  select sha256(before || convert_to(jsonb_build_array(link.position, link.after_position, link.chain_id, link.seq,
    e.id, e.kind, extract(epoch from e.at), e.room_id, e.person_id, e.request_id, e.body,
    extract(epoch from e.recorded_at))::text, 'UTF8') || e.body_sha256)
$$;

-- Links events to their chains, in the order given. Whoever links first keeps the others waiting.
create function chain_events(ids uuid[]) returns void language plpgsql as $$
declare
  e event_log;
  link event_chain;
  before event_chain;
  latest bigint;
begin
  perform pg_advisory_xact_lock(727163018);
  select max(position) into latest from event_chain;
  for e in select event_log.* from unnest(ids) with ordinality as given (id, place) join event_log using (id) order by place loop
    link.chain_id := coalesce(e.room_id, '00000000-0000-0000-0000-000000000000');
    select * into before from event_chain where chain_id = link.chain_id order by seq desc limit 1;
    link.position := nextval('event_position');
    link.after_position := latest;
    link.seq := coalesce(before.seq, 0) + 1;
    link.event_id := e.id;
    link.hash := event_hash(coalesce(before.hash, ''), link, e);
    insert into event_chain select link.*;
    latest := link.position;
  end loop;
end $$;

select chain_events(array(select id from event_log order by id));

alter table recorded_request enable row level security;
alter table quarantined_event enable row level security;
alter table event_chain enable row level security;
