-- Bots of the demonstration come in as people do; this mark tells them apart wherever people are counted.
alter table person add column is_bot boolean not null default false;
grant select (is_bot) on person to clearhall_supervision;
