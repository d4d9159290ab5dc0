-- When somebody was inside and did not follow: without any sign for long, or with another page in front. Written by the
-- projection only. What was before it is known of nobody: those stays count whole.
create table attendance_pause (
  pause_id uuid primary key,
  room_id uuid not null references room,
  person_id uuid not null,
  why text not null check (why in ('idle', 'hidden')),
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at)
);
create index attendance_pause_person on attendance_pause (person_id);
create unique index attendance_pause_open on attendance_pause (room_id, person_id) where ended_at is null;
alter table attendance_pause enable row level security;
