-- Who has to reach which standard of a hall, from when until when. Written by the projection only.
create table assignment (
  assignment_id uuid primary key,
  hall_id text not null,
  version text not null references pack_version,
  standard_id text not null,
  -- What the standard asks for, as it was when the assignment was made: later versions of the hall change no old duty.
  rule jsonb not null,
  -- The unit that was meant with all below it; null where it was one person. Who they were stands in `outcome`.
  unit_id uuid,
  from_at timestamptz not null,
  due_at timestamptz not null,
  -- The end of the make-up window; the deadline itself where there is none.
  until_at timestamptz not null,
  given_at timestamptz not null,
  -- When it was recorded that the deadline had passed.
  over_at timestamptz,
  withdrawn_at timestamptz
);
create index assignment_coming_due on assignment (due_at) where over_at is null and withdrawn_at is null;

-- What came of an assignment for one person, as of the last event that touched either.
create table outcome (
  person_id uuid not null,
  assignment_id uuid not null,
  -- The unit at the time of the assignment: a transfer later does not rewrite old reports.
  unit_id uuid,
  state text not null default 'due' check (state in ('due', 'met', 'met-late', 'failed', 'exempt')),
  met_at timestamptz check ((met_at is not null) >= (state in ('met', 'met-late'))),
  progress jsonb not null default '[]',
  exempt_reason text check (exempt_reason in ('illness', 'leave', 'duty', 'moved-away', 'met-elsewhere', 'other')),
  primary key (person_id, assignment_id)
);
create index outcome_assignment on outcome (assignment_id, unit_id) include (state);

alter table assignment enable row level security;
alter table outcome enable row level security;
create policy in_scope on outcome for select to clearhall_supervision
  using (unit_id = any ((select scope_units())::uuid[]));
create policy in_scope on assignment for select to clearhall_supervision
  using (exists (select from outcome where outcome.assignment_id = assignment.assignment_id));
grant select on assignment, outcome to clearhall_supervision;
