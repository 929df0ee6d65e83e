-- Who may act for a recipient (behörighet): as agent, representative or data coordinator, from a day
-- to a day. What it covers is an opaque id (a grant), or everything; and one role of the recipient
-- (Gotland is both municipality and region), or all. What is removed ends at that moment.
create table identity.power (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references recipient.organisation,
  person_id       uuid not null references identity.person,
  role            text not null check (role in ('AGENT', 'REPRESENTATIVE', 'COORDINATOR')),
  scope           uuid,
  recipient_kind  text check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  valid_from      date not null,
  valid_to        date not null,
  given_by        uuid references identity.person,
  given_at        timestamptz not null,
  removed_by      uuid references identity.person,
  removed_at      timestamptz,
  check (valid_to >= valid_from),
  check (num_nulls(removed_by, removed_at) in (0, 2)),
  constraint another_than_the_person_gives check (given_by <> person_id)
);
create index power_person on identity.power (person_id) where removed_at is null;
create index power_organisation on identity.power (organisation_id);
