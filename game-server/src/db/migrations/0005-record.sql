-- What the events amount to. Written by the projection only, in the transaction that ships them.
create table room (
  room_id uuid primary key,
  kind text not null check (kind in ('open', 'tour')),
  hall_id text not null,
  version text not null references pack_version,
  lecturer_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index room_open on room (opened_at) where closed_at is null;

create table attendance_span (
  span_id uuid primary key,
  room_id uuid not null references room,
  person_id uuid not null,
  -- The unit at that time: moving a person later changes no old record.
  unit_id uuid,
  scene_id text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);
create unique index attendance_span_one_open on attendance_span (room_id, person_id) where ended_at is null;
create index attendance_span_person on attendance_span (person_id, started_at);

create table round (
  round_id uuid primary key,
  room_id uuid not null references room,
  question_id text not null,
  opened_at timestamptz not null,
  revealed_at timestamptz
);
create index round_room on round (room_id, opened_at desc);

create table response (
  response_id uuid primary key,
  room_id uuid not null references room,
  person_id uuid not null,
  unit_id uuid,
  question_id text not null,
  option_id text not null,
  is_right boolean not null,
  round_id uuid references round,
  gate_id text,
  at timestamptz not null,
  unique (round_id, person_id)
);
create index response_person on response (person_id, at);

create table gate_pass (
  person_id uuid not null,
  hall_id text not null,
  gate_id text not null,
  at timestamptz not null,
  primary key (person_id, hall_id, gate_id)
);
