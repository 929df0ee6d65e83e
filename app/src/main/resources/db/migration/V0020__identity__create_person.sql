create schema identity;

-- A person as a provider of identities knows them. The subject is the provider's own identifier;
-- no personal number is stored.
create table identity.person (
  id       uuid primary key default uuidv7(),
  issuer   text not null,
  subject  text not null,
  name     text not null check (name = btrim(name) and name <> ''),
  email    text,
  unique (issuer, subject)
);

-- Roles are held per agency, from a day to a day.
create table identity.role_assignment (
  id         uuid primary key default uuidv7(),
  person_id  uuid not null references identity.person,
  agency_id  uuid not null references recipient.organisation,
  role       text not null check (role in
    ('REGISTRATOR', 'CASE_OFFICER', 'DECISION_MAKER', 'ECONOMIST', 'AUDITOR',
     'USER_ADMINISTRATOR')),
  valid_from date not null,
  valid_to   date,
  check (valid_to is null or valid_to >= valid_from)
);
create index role_assignment_person on identity.role_assignment (person_id);

-- The keys that seal sign-in cookies. Every node reads them, so a lost node loses no sign-in.
create table identity.cookie_key (
  id         integer generated always as identity primary key,
  secret     bytea not null check (length(secret) = 32),
  created_at timestamptz not null default now()
);
