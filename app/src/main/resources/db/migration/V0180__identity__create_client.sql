-- A recipient's own system (anslutet system) that may act through the interface for systems. An
-- agent registers it and gets a code, once; the system proves who it is with a token of the
-- provider, hands in the code and is from then on known by that token's subject. It acts as a
-- person of its own, with a power like anybody's, and is removed at once.
create table identity.client (
  id              uuid primary key,
  organisation_id uuid not null references recipient.organisation,
  person_id       uuid not null unique references identity.person,
  name            text not null check (name = btrim(name) and name <> '' and length(name) <= 80),
  may_submit      boolean not null,
  code            bytea not null unique check (length(code) = 32),
  code_until      timestamptz not null,
  issuer          text,
  subject         text,
  registered_by   uuid not null references identity.person,
  registered_at   timestamptz not null,
  activated_at    timestamptz,
  removed_by      uuid references identity.person,
  removed_at      timestamptz,
  check (num_nulls(issuer, subject, activated_at) in (0, 3)),
  check (num_nulls(removed_by, removed_at) in (0, 2))
);
create unique index client_subject on identity.client (issuer, subject) where removed_at is null;
create index client_organisation on identity.client (organisation_id);
