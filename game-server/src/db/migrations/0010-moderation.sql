alter table person drop constraint person_role_check;
alter table person add constraint person_role_check
  check (role in ('visitor', 'learner', 'lecturer', 'supervisor', 'moderator'));

-- Whose texts a person does not want to read. A wish of that person, kept out of the record and gone with either.
create table block (
  person_id uuid not null references person on delete cascade,
  blocked_id uuid not null references person on delete cascade,
  primary key (person_id, blocked_id)
);
create index block_blocked on block (blocked_id);

-- What people told the moderators. The text is the one thing of the room's talk that is kept, because a moderator has
-- to see it; it is emptied when the report is settled, and can be at any time.
create table report (
  report_id uuid primary key,
  hall_id text not null,
  room_id uuid not null,
  person_id uuid not null,
  reporter_id uuid not null,
  reason text not null check (reason in ('rude', 'spam', 'other')),
  text_id uuid,
  text text check (length(text) <= 300),
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid
);
-- Telling the same again is no second report.
create unique index report_once on report (reporter_id, person_id, text_id) nulls not distinct where settled_at is null;
create index report_open on report (hall_id, at) where settled_at is null;

-- Who may not enter, from where and until when; written by the projection only. No hall: from every hall.
-- A room: from that tour only. No end: until it is lifted.
create table exclusion (
  exclusion_id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('removed', 'banned')),
  hall_id text,
  only_room_id uuid,
  by_id uuid not null,
  at timestamptz not null,
  until timestamptz,
  lifted_at timestamptz,
  lifted_by uuid,
  check ((kind = 'banned') = (until is null))
);
create index exclusion_person on exclusion (person_id) where lifted_at is null;
create index exclusion_at on exclusion (at desc) where lifted_at is null;
