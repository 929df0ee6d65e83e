create schema recipient;

-- A legal person: a municipality, a region, an authority, an association. The number is imported
-- from its owner's list, never invented, so it may be missing.
create table recipient.organisation (
  id                  uuid primary key default uuidv7(),
  name                text not null check (name = btrim(name) and name <> ''),
  name_en             text,
  organisation_number text unique check (organisation_number ~ '^[0-9]{10}$'),
  demonstration       boolean not null default false
);

-- What a legal person is to the grants, with validity in time: Gotland is one organisation with
-- two roles; a landsting became a region; a municipality may merge.
create table recipient.role (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references recipient.organisation,
  kind            text not null check (kind in
    ('MUNICIPALITY', 'REGION', 'COUNTY_BOARD', 'AUTHORITY', 'JOINT_AUTHORITY',
     'ASSOCIATION', 'FOUNDATION')),
  code            text,
  name            text not null check (name = btrim(name) and name <> ''),
  valid_from      date not null,
  valid_to        date,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index role_code on recipient.role (kind, code, valid_from) where code is not null;
create index role_organisation on recipient.role (organisation_id);
