-- What a person has seen and heard, per hall and exhibit. Written by the projection only.
create table exhibit_progress (
  person_id uuid not null,
  hall_id text not null,
  exhibit_id text not null,
  seen_at timestamptz,
  heard_at timestamptz,
  primary key (person_id, hall_id, exhibit_id)
);
