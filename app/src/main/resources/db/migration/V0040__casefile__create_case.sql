create schema casefile;

-- A matter and all that belongs to it (ärende). The number is ours, or was given by the agency's
-- own register (diarium); either way it is unique at the agency.
create table casefile.case_file (
  id                 uuid primary key default uuidv7(),
  agency_id          uuid not null,
  case_number        text not null
    check (case_number = btrim(case_number) and length(case_number) between 1 and 60),
  -- year and serial where the number is from our own series, nothing where it was given
  series_year        integer check (series_year between 1900 and 2999),
  series_number      integer check (series_number > 0),
  title              text not null check (title = btrim(title) and length(title) between 1 and 300),
  opened_at          timestamptz not null,
  opened_by          uuid not null,
  opened_by_name     text not null,
  last_document      integer not null default 0 check (last_document >= 0),
  closed_at          timestamptz,
  check (num_nulls(series_year, series_number) in (0, 2)),
  check (closed_at is null or closed_at >= opened_at),
  unique (agency_id, case_number),
  unique (agency_id, series_year, series_number)
);

-- Whom the matter concerns (part): an organisation, never a private person here.
create table casefile.party (
  case_id         uuid not null references casefile.case_file,
  position        integer not null check (position > 0),
  name            text not null check (name = btrim(name) and length(name) between 1 and 300),
  organisation_id uuid,
  primary key (case_id, position)
);

-- A document in, out or drawn up within the agency. It is registered at once and never changed; a
-- correction is a new document. The content lies here, or elsewhere by reference, never both.
create table casefile.document (
  id                    uuid primary key default uuidv7(),
  agency_id             uuid not null,
  case_id               uuid not null references casefile.case_file,
  number                integer not null check (number > 0),
  direction             text not null check (direction in ('IN', 'OUT', 'INTERNAL')),
  document_date         date not null,
  registered_at         timestamptz not null,
  registered_by         uuid not null,
  registered_by_name    text not null,
  counterparty          text check (counterparty = btrim(counterparty) and counterparty <> ''),
  title                 text not null check (title = btrim(title) and length(title) between 1 and 300),
  kind                  text not null check (kind ~ '^[A-Z][A-Z_]*$'),
  file_name             text not null check (file_name ~ '^[^/\\]{1,200}$'),
  media_type            text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  size                  bigint not null check (size >= 0),
  sha256                text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content               bytea,
  content_reference     text,
  confidentiality_basis text,
  unique (case_id, number),
  check (num_nonnulls(content, content_reference) = 1),
  check (content is null or length(content) = size),
  check (content is null or encode(sha256(content), 'hex') = sha256),
  check (direction = 'INTERNAL' or counterparty is not null)
);
alter table casefile.document alter column content set storage external;

create function casefile.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a registered document is never changed or removed';
end $$;

create trigger document_append_only before update or delete or truncate on casefile.document
  for each statement execute function casefile.refuse_change();

-- The next number of an agency's series for a year. A sequence, so that one matter never waits for
-- another's transaction; a matter that was not opened after all leaves a gap. After a restore the
-- series goes on from the largest number there is.
create function casefile.next_number(agency uuid, for_year integer) returns integer
language plpgsql as $$
declare
  series text := 'series_' || for_year || '_' || replace(agency::text, '-', '');
begin
  if to_regclass('casefile.' || series) is null then
    perform pg_advisory_xact_lock(hashtextextended('casefile.' || series, 0));
    if to_regclass('casefile.' || series) is null then
      execute format('create sequence casefile.%I start with %s', series,
        (select coalesce(max(series_number), 0) + 1 from casefile.case_file
          where agency_id = agency and series_year = for_year));
    end if;
  end if;
  return nextval('casefile.' || quote_ident(series));
end $$;
