-- The organisation over time: units with a beginning and an end, roles with a scope and a validity.

-- Names in the order of pinyin; the provider comes with PostgreSQL, so no locale of the machine is asked for.
create collation zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin');

alter table unit
  add column code text unique check (length(code) between 1 and 40),
  add column sort integer not null default 0,
  add column opened_at timestamptz not null default now(),
  add column closed_at timestamptz check (closed_at >= opened_at);

-- Where a merged unit went. Old records keep the unit of their time; reports follow this line.
create table unit_lineage (
  unit_id uuid primary key references unit,
  into_id uuid not null references unit,
  at timestamptz not null default now(),
  check (unit_id <> into_id)
);
create index unit_lineage_into on unit_lineage (into_id);

-- One change of the tree at a time: two moves that are right by themselves can make a ring together.
create function keep_tree() returns trigger language plpgsql as $$
declare
  above integer;
  below integer;
begin
  perform pg_advisory_xact_lock(727163019);
  if new.parent_id is null then above := 0;
  else
    with recursive up as (
      select unit_id, parent_id, 1 as depth from unit where unit_id = new.parent_id
      union all
      select unit.unit_id, unit.parent_id, up.depth + 1 from unit join up on unit.unit_id = up.parent_id
        where up.unit_id <> new.unit_id and up.depth < 20
    )
    select max(depth), bool_or(unit_id = new.unit_id)::integer into above, below from up;
    if below = 1 then raise exception 'unit % would stand below itself', new.unit_id
      using errcode = 'CH001'; end if;
  end if;
  with recursive down as (
    select new.unit_id as unit_id, 1 as depth
    union all
    select unit.unit_id, down.depth + 1 from unit join down on unit.parent_id = down.unit_id where down.depth < 20
  )
  select max(depth) into below from down;
  if coalesce(above, 0) + below > 12 then raise exception 'more than 12 levels of units'
    using errcode = 'CH002'; end if;
  return new;
end $$;
create trigger unit_is_a_tree before insert or update of parent_id, unit_id on unit
  for each row execute function keep_tree();

-- A unit whose people and records went on is not given to another one: a line of merges has no ring.
create function keep_lineage() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(727163019);
  if exists (
    with recursive onward as (
      select new.into_id as unit_id
      union
      select lineage.into_id from unit_lineage lineage join onward on lineage.unit_id = onward.unit_id
    )
    select from onward where unit_id = new.unit_id
  ) then raise exception 'unit % would be merged into itself', new.unit_id using errcode = 'CH001'; end if;
  return new;
end $$;
create trigger unit_lineage_has_no_ring before insert or update on unit_lineage
  for each row execute function keep_lineage();

-- The unit itself, all below it, and all that was merged into any of them: whose records a report over time counts.
create function units_within(units uuid[]) returns setof uuid
  language sql stable security definer set search_path = public as $$
  with recursive within as (
    select unnest(units) as unit_id
    union
    select next.unit_id from within, lateral (
      select unit_id from unit where parent_id = within.unit_id
      union all
      select unit_id from unit_lineage where into_id = within.unit_id
    ) next
  )
  select unit_id from within
$$;
revoke execute on function units_within from public;

-- Surnames that are read otherwise than the same character elsewhere, each by one that is read alike.
-- The same table stands in shared-schema/src/identity/name-order.ts; a test compares the two.
create function order_name(name text) returns text language sql immutable strict parallel safe as $$
  select case
    when name ~ '^万俟' then '墨奇' || substr(name, 3)
    when name ~ '^尉迟' then '玉迟' || substr(name, 3)
    when name ~ '^(单于|澹台)' then translate(left(name, 2), '单澹', '蝉谈') || substr(name, 3)
    else translate(left(name, 1), '单曾仇区解朴查盖乐翟任缪', '善增求欧谢瓢渣葛月宅人妙') || substr(name, 2)
  end
$$;

alter table person
  add column external_id text unique check (length(external_id) between 1 and 64),
  -- What the person is when no role is in effect.
  add column base_role text not null default 'learner' check (base_role in ('visitor', 'learner')),
  add column order_name text collate zh_pinyin generated always as (order_name(display_name)) stored;
update person set base_role = role where role in ('visitor', 'learner');
create index person_in_order on person (order_name, person_id);
create index person_unit on person (unit_id);
grant select (order_name) on person to clearhall_supervision;
grant select (sort, opened_at, closed_at) on unit to clearhall_supervision;

create function keep_base_role() returns trigger language plpgsql as $$
begin
  if new.role in ('visitor', 'learner') then new.base_role := new.role; end if;
  return new;
end $$;
create trigger base_role_follows before insert or update of role on person
  for each row execute function keep_base_role();

-- Who was made what, over which part of the house, from when until when.
create table role_grant (
  grant_id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('lecturer', 'supervisor', 'moderator', 'operator', 'curator')),
  unit_id uuid references unit,
  hall_id text,
  valid_from timestamptz not null default now(),
  valid_until timestamptz check (valid_until > valid_from),
  granted_by uuid,
  granted_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid,
  -- What the people's roles already follow; `settle_roles` moves it.
  is_in_effect boolean not null default false,
  -- A scope that nothing keeps would be an escape: who supervises does so over units, who leads or moderates, everywhere.
  check ((role = 'supervisor') <= (unit_id is not null and hall_id is null)),
  check ((role in ('lecturer', 'moderator')) <= (unit_id is null and hall_id is null))
);
create index role_grant_person on role_grant (person_id);
create index role_grant_alive on role_grant (valid_from) where revoked_at is null or is_in_effect;

create function is_valid_now(role_grant) returns boolean language sql stable as $$
  select $1.revoked_at is null and $1.valid_from <= now() and coalesce($1.valid_until > now(), true)
$$;

-- Brings the people's roles to what is in effect now. Gives how many grants began or ended.
create function settle_roles() returns integer language plpgsql as $$
declare
  changed uuid[];
begin
  with moved as (
    update role_grant g set is_in_effect = not is_in_effect
      where (g.revoked_at is null or g.is_in_effect) and g.is_in_effect <> is_valid_now(g) returning person_id
  )
  select array_agg(person_id) into changed from moved;
  if changed is null then return 0; end if;
  update person set role = wanted.role from (
    select known.person_id, coalesce((
      select g.role from role_grant g
        where g.person_id = known.person_id and g.is_in_effect and g.role in ('supervisor', 'moderator', 'lecturer')
        order by array_position(array['supervisor', 'moderator', 'lecturer'], g.role) limit 1), known.base_role) as role
      from person known where known.person_id = any (changed)
  ) wanted
  where person.person_id = wanted.person_id and person.role <> wanted.role;
  return cardinality(changed);
end $$;

create function settle_after_change() returns trigger language plpgsql as $$
begin
  perform settle_roles();
  return null;
end $$;

-- Roles that were given before there were grants go on as grants.
insert into role_grant (person_id, role, unit_id, is_in_effect)
  select person_id, 'supervisor', scope.unit_id, true from supervisor_scope scope join person using (person_id)
    where role = 'supervisor';
insert into role_grant (person_id, role, is_in_effect)
  select person_id, role, true from person where role in ('lecturer', 'moderator');

create trigger roles_settle after insert or update of role, valid_from, valid_until, revoked_at on role_grant
  for each statement execute function settle_after_change();

drop table supervisor_scope;
-- The supervisors' units now; writing to it gives or changes a grant.
create view supervisor_scope as
  select person_id, unit_id, role from role_grant where role = 'supervisor' and is_valid_now(role_grant);
alter view supervisor_scope alter column role set default 'supervisor';

create or replace function scope_units() returns uuid[]
  language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(within), '{}') from units_within(array(
    select unit_id from supervisor_scope
      where person_id = nullif(current_setting('app.supervisor_id', true), '')::uuid
  )) within
$$;

-- What was done to units, people's places and roles: appended in the transaction of the change itself. Ids only.
create table org_event (
  event_id uuid primary key default uuidv7(),
  kind text not null check (kind ~ '^(unit|person|role)\.[a-z]+$'),
  at timestamptz not null default now(),
  by_id uuid,
  body jsonb not null
);
create trigger org_event_stays before update or delete on org_event for each row execute function refuse_change();
create trigger org_event_is_kept before truncate on org_event execute function refuse_change();
