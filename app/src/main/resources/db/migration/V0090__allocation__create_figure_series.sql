create schema allocation;

-- Figures that keys share by: one series a driver, a kind of recipient and a reference date. A
-- registered series never changes; a correction is a new series that replaces it.
create table allocation.figure_series (
  id             uuid primary key default uuidv7(),
  agency_id      uuid not null references recipient.organisation,
  kind           text not null check (kind in
    ('MUNICIPALITY', 'REGION', 'COUNTY_BOARD', 'AUTHORITY', 'JOINT_AUTHORITY',
     'ASSOCIATION', 'FOUNDATION', 'UNIVERSITY')),
  driver         text not null check (driver ~ '^[a-z][a-z0-9-]{0,39}$'),
  name           text not null check (name <> ''),
  unit           text not null check (unit <> ''),
  reference_date date not null,
  source         text not null check (source <> ''),
  fetched        date not null,
  licence        text check (licence <> ''),
  assumption     boolean not null,
  row_count      integer not null check (row_count > 0),
  total          bigint not null check (total >= 0),
  file_name      text,
  file_sha256    text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  registered_by  uuid not null,
  registered_at  timestamptz not null,
  replaces       uuid unique references allocation.figure_series,
  reason         text check (reason <> ''),
  replaced_by    uuid unique references allocation.figure_series
                   deferrable initially deferred,
  check ((replaces is null) = (reason is null)),
  check (replaced_by <> id and replaces <> id)
);
create unique index one_figure_series_a_date
  on allocation.figure_series (agency_id, driver, kind, reference_date)
  where replaced_by is null;

create table allocation.figure (
  series_id uuid not null references allocation.figure_series,
  code      text not null check (code <> ''),
  value     bigint not null check (value >= 0),
  primary key (series_id, code)
);
