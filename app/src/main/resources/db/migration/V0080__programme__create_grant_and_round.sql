create schema programme;

-- A state grant (statsbidrag): lives longer than any one mandate. Its address is public.
create table programme.grant_form (
  id         uuid primary key default uuidv7(),
  agency_id  uuid not null references recipient.organisation,
  slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_sv    text not null check (name_sv = btrim(name_sv) and name_sv <> ''),
  name_en    text not null check (name_en = btrim(name_en) and name_en <> ''),
  purpose_sv text not null,
  purpose_en text not null,
  unique (id, agency_id)
);

-- A round (omgång) for one category of recipients in one year. It stands on a budget line whose
-- money is booked, and cannot be for another year than the line's, which lies in the mandate's
-- period. The category is data.
create table programme.round (
  id              uuid primary key default uuidv7(),
  grant_id        uuid not null,
  agency_id       uuid not null,
  year            integer not null,
  recipient_kind  text not null check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  kind            text not null check (kind in ('ORDINARY', 'TOP_UP')),
  status          text not null check (status in ('PLANNED', 'ANNOUNCED', 'OPEN', 'CLOSED')),
  name_sv         text not null check (name_sv = btrim(name_sv) and name_sv <> ''),
  name_en         text not null check (name_en = btrim(name_en) and name_en <> ''),
  line_id         uuid not null,
  pot_id          uuid not null,
  created_by      uuid not null,
  created_by_name text not null,
  created_at      timestamptz not null,
  unique (grant_id, year, recipient_kind, kind),
  unique (line_id),
  foreign key (grant_id, agency_id) references programme.grant_form (id, agency_id),
  foreign key (line_id, year, pot_id) references appropriation.line (id, year, pot_id)
);
