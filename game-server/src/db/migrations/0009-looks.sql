-- A look is its layers in one number: skin 3 bits, hair 4, hair colour 3, coat 4, accessory 3. The eight figures of
-- before become the looks that are most like them.
alter table person drop constraint person_look_check;
alter table person alter column look type integer;
update person set look = (array[49153, 1056, 18953, 3242, 4115, 5424, 6528, 23564])[look + 1];
alter table person add constraint person_look_check check (look between 0 and 131071);
