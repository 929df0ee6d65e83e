create schema recipient;
create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;

-- A legal person: a municipality, a region, an authority, an association. The number is imported
-- from its owner's list, never invented, so it may be missing.
create table recipient.organisation (
  id                  uuid primary key default uuidv7(),
  name                text not null check (name = btrim(name) and name <> ''),
  name_en             text,
  organisation_number text unique check (organisation_number ~ '^[0-9]{10}$'),
  demonstration       boolean not null default false
);

-- The counties (län) with their two-digit codes.
create table recipient.county (
  code  text not null check (code ~ '^[0-9]{2}$'),
  name  text not null check (name = btrim(name) and name <> ''),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  primary key (code, valid without overlaps)
);

-- What a legal person is to the grants, with validity in time: Gotland is one organisation with
-- two roles; a municipality ends when it merges.
create table recipient.role (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references recipient.organisation,
  kind            text not null check (kind in
    ('MUNICIPALITY', 'REGION', 'COUNTY_BOARD', 'AUTHORITY', 'JOINT_AUTHORITY',
     'ASSOCIATION', 'FOUNDATION', 'UNIVERSITY')),
  valid           daterange not null check (not isempty(valid) and not lower_inf(valid)),
  unique (id, kind),
  unique (id, valid without overlaps),
  unique (organisation_id, kind, valid without overlaps)
);

-- What a role is called, its code and its county, from when to when. A renaming ends one row and
-- begins the next; at no time do two hold the same code.
create table recipient.designation (
  role_id     uuid not null,
  kind        text not null,
  code        text check (code ~ '^[0-9A-Za-z-]{1,20}$'),
  name        text not null check (name = btrim(name) and name <> ''),
  county_code text,
  valid       daterange not null check (not isempty(valid) and not lower_inf(valid)),
  check (kind not in ('MUNICIPALITY', 'REGION') or code is not null),
  check (kind <> 'MUNICIPALITY' or code ~ '^[0-9]{4}$'),
  check (kind <> 'REGION' or code ~ '^[0-9]{2}$'),
  check (kind <> 'MUNICIPALITY' or county_code = left(code, 2)),
  primary key (role_id, valid without overlaps),
  foreign key (role_id, kind) references recipient.role (id, kind),
  foreign key (role_id, period valid) references recipient.role (id, period valid),
  foreign key (county_code, period valid) references recipient.county (code, period valid),
  constraint one_holder_of_a_code unique (kind, code, valid without overlaps)
);
create index designation_name on recipient.designation using gin (lower(name) gin_trgm_ops);

-- The word for a kind of role at a time: what is a region now was a landsting before.
create table recipient.term (
  kind  text not null,
  term  text not null check (term ~ '^[A-Z_]+$'),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  primary key (kind, valid without overlaps)
);

-- Who took over from whom, and from which day.
create table recipient.succession (
  predecessor_id uuid not null references recipient.role,
  successor_id   uuid not null references recipient.role,
  day            date not null,
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);
create index succession_successor on recipient.succession (successor_id);

-- Another name for a role: from the reference data, or confirmed by a person at an agency when a
-- table came with it. Within an agency a name leads to one role of a kind.
create table recipient.alias (
  id           uuid primary key default uuidv7(),
  agency_id    uuid references recipient.organisation,
  role_id      uuid not null,
  kind         text not null,
  name         text not null check (name = btrim(name) and name <> ''),
  folded       text not null,
  source       text not null check (source <> ''),
  confirmed_by uuid,
  confirmed_at timestamptz not null,
  check ((agency_id is null) = (confirmed_by is null)),
  foreign key (role_id, kind) references recipient.role (id, kind),
  unique nulls not distinct (agency_id, kind, folded)
);
create index alias_role on recipient.alias (role_id);
