-- Published halls: a version is never changed. What clients may see lies apart from the answer keys.
create table pack_version (
  version text primary key check (version ~ '^[0-9a-f]{64}$'),
  hall_id text not null,
  public_content jsonb not null,
  secret_content jsonb not null,
  published_at timestamptz not null default now()
);

create table hall (
  hall_id text primary key,
  -- Null only while its first version is being stored.
  current_version text references pack_version
);

create table pack_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes bytea not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger pack_version_stays before update or delete on pack_version for each row execute function refuse_change();
create trigger pack_file_stays before update or delete on pack_file for each row execute function refuse_change();
