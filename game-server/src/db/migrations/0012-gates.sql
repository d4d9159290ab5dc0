-- Questions of several kinds: only a single choice names an option, and a mark may lie between nothing and all.
alter table response alter column option_id drop not null;
alter table response add column kind text not null default 'single'
  check (kind in ('single', 'multiple', 'true-false', 'ordering', 'fill-in', 'evidence'));
alter table response add column mark double precision check (mark between 0 and 1);
update response set mark = case when is_right then 1 else 0 end;
alter table response alter column mark set not null;

-- The gates that a tour's lecturer opened to all are read when its room is made again.
create index event_log_overridden on event_log (room_id) where kind = 'gate.overridden';
