-- Members' accounts: whose visits went into whose record, links that let in once, and tries at passwords.

-- Whose record went on under another person's; written by the projection only.
create table person_merge (
  from_id uuid primary key,
  into_id uuid not null,
  at timestamptz not null,
  check (from_id <> into_id)
);
create index person_merge_into on person_merge (into_id);
alter table person_merge enable row level security;

-- Who may not sign in any more. Whoever is signed in then is told to the rooms.
alter table person add column disabled_at timestamptz;

create function end_sessions(who uuid) returns integer language plpgsql as $$
declare
  ended integer;
begin
  delete from auth.session using person where person_id = who and session."userId" = user_id;
  get diagnostics ended = row_count;
  perform pg_notify('clearhall_signed_out', who::text);
  return ended;
end $$;

-- Invitations and resets. The link itself is written nowhere: only its hash is.
create table account_link (
  link_id uuid primary key default uuidv7(),
  kind text not null check (kind in ('invitation', 'reset')),
  person_id uuid not null references person on delete cascade,
  username text check (length(username) between 2 and 40),
  secret_sha256 bytea not null unique check (length(secret_sha256) = 32),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz,
  revoked_at timestamptz
);
create index account_link_person on account_link (person_id);
alter table account_link enable row level security;

-- Tries at the password of a user name since the last right one, whether there is such a user or not.
create table sign_in_try (
  username_sha256 bytea primary key check (length(username_sha256) = 32),
  tries integer not null,
  last_at timestamptz not null
);
alter table sign_in_try enable row level security;
