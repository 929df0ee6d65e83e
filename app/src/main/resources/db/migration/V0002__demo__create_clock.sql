create schema demo;

-- How far the demonstration's time lies from the machine's. Empty outside demonstration mode.
create table demo.clock (
  singleton      boolean primary key check (singleton),
  offset_seconds bigint not null
);
