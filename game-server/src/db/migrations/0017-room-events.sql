-- A room whose process ended is made again of its events; between them count the starts of the server.
create index event_log_of_room on event_log (room_id, kind) where room_id is not null;
create index event_log_starts on event_log (id) where kind = 'server.started';
