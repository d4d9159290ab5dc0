-- What people wrote on the boards of a hall's scenes. Names and texts lie here, in rows that can be erased, and nowhere
-- else; the journal knows only that there was a message.
create table board_message (
  message_id uuid primary key,
  hall_id text not null,
  scene_id text not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  text text not null check (length(text) between 1 and 200),
  at timestamptz not null,
  hidden_at timestamptz
);
create index board_message_shown on board_message (hall_id, scene_id, at desc, message_id desc) where hidden_at is null;
