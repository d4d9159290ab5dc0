-- Names live here, in rows that can be erased; everything else knows people by `person_id` only.
create table unit (
  unit_id uuid primary key,
  parent_id uuid references unit,
  name text not null check (length(name) between 1 and 120)
);
create index unit_parent on unit (parent_id);

create table person (
  person_id uuid primary key,
  -- No foreign key: an account may go while what the person did stays.
  user_id text unique,
  display_name text not null check (length(display_name) between 1 and 40),
  role text not null check (role in ('visitor', 'learner', 'lecturer', 'supervisor')),
  unit_id uuid references unit,
  look smallint not null default 0 check (look between 0 and 7),
  is_demonstration boolean not null default false
);

create table supervisor_scope (
  person_id uuid not null references person on delete cascade,
  unit_id uuid not null references unit on delete cascade,
  primary key (person_id, unit_id)
);
