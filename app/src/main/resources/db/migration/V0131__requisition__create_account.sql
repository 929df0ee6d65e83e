-- Where a recipient gets its money from an agency (betalningskonto). A number that is new to the
-- agency is checked there against the organisation by another than whoever gave it.
create table requisition.account (
  id              uuid primary key default uuidv7(),
  agency_id       uuid not null references recipient.organisation,
  organisation_id uuid not null references recipient.organisation,
  kind            text not null check (kind in ('BANKGIRO', 'PLUSGIRO')),
  number          text not null check (number ~ '^[0-9]{2,8}$'),
  given_at        timestamptz not null,
  given_by        uuid not null references identity.person,
  given_by_name   text not null,
  status          text not null default 'WAITING' check (status in ('WAITING', 'CHECKED', 'REJECTED')),
  checked_at      timestamptz,
  checked_by      uuid references identity.person,
  checked_by_name text,
  note            text check (length(note) between 1 and 500),
  check ((status = 'WAITING') = (checked_by is null)),
  check (num_nulls(checked_at, checked_by, checked_by_name) in (0, 3)),
  check (status = 'WAITING' or note is not null),
  constraint another_than_who_gave_it_checks check (checked_by <> given_by),
  unique (agency_id, organisation_id, kind, number)
);
create index account_waiting on requisition.account (agency_id, given_at) where status = 'WAITING';
