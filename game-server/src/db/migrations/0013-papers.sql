-- Attempts at papers and their answers. Written by the projection only; nobody else may read or write them.
create table paper_attempt (
  attempt_id uuid primary key,
  person_id uuid not null,
  -- The unit at that time: moving a person later changes no old record.
  unit_id uuid,
  hall_id text not null,
  paper_id text not null,
  -- The attempt stays with this version of the hall and is drawn from it again by its seed.
  version text not null references pack_version,
  seed text not null,
  mode text not null check (mode in ('mock', 'counted')),
  started_at timestamptz not null,
  deadline_at timestamptz,
  -- The last start of the server that was taken into account for the deadline.
  extended_by uuid,
  closed_at timestamptz,
  closed_by text check (closed_by in ('person', 'time')),
  points numeric(8, 2),
  passed boolean,
  check ((closed_at is null) = (points is null) and (closed_at is null) = (passed is null)
    and (closed_at is null) = (closed_by is null))
);
create index paper_attempt_person on paper_attempt (person_id, started_at);
create index paper_attempt_open on paper_attempt (deadline_at) where closed_at is null;

-- Every answer that was kept; the last one of a slot counts, null takes back. Ids of options, never a text.
create table paper_answer (
  answer_id uuid primary key,
  attempt_id uuid not null references paper_attempt,
  slot smallint not null,
  answer jsonb,
  request_id uuid not null,
  at timestamptz not null,
  unique (attempt_id, request_id)
);

alter table paper_attempt enable row level security;
alter table paper_answer enable row level security;
