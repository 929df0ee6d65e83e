create schema audit;

-- One line an act, written in the act's own transaction. Which transaction is kept, so that the
-- sealer takes only lines that no running transaction can still come before. "at" is the time
-- that the act counts as (in demonstration mode the demonstration's), "recorded_at" the machine's.
create table audit.line (
  id           bigint generated always as identity primary key,
  transaction  xid8 not null default pg_current_xact_id(),
  at           timestamptz not null,
  recorded_at  timestamptz not null default clock_timestamp(),
  agency_id    uuid not null,
  person_id    uuid not null,
  person_name  text not null,
  role         text,
  act          text not null check (act ~ '^[A-Z][A-Z_]*$'),
  object_type  text not null check (object_type ~ '^[a-z]+\.[a-z_]+$'),
  object_id    text not null,
  object_label text not null,
  before       jsonb not null,
  after        jsonb not null
);
create index line_object on audit.line (object_type, object_id);
create index line_agency on audit.line (agency_id, id);

-- An act is done once: its key comes from the form, its receipt points at what it made.
create table audit.act_key (
  key          uuid primary key,
  person_id    uuid not null,
  object_type  text,
  object_id    text,
  object_label text,
  at           timestamptz not null default now(),
  check (num_nulls(object_type, object_id, object_label) in (0, 3))
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;

create trigger line_append_only before update or delete or truncate on audit.line
  for each statement execute function audit.refuse_change();
