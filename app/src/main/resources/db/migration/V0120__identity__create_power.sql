-- Who may act for a recipient (behörighet): as agent, representative or data coordinator, from a day
-- to a day. What it covers is an opaque id (a grant), or everything; and one role of the recipient
-- (Gotland is both municipality and region), or all. What is removed ends at that moment, and says
-- by whom and why; nothing else of a power ever changes but its last day, forwards.
create table identity.power (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references recipient.organisation,
  person_id       uuid not null references identity.person,
  role            text not null check (role in ('AGENT', 'REPRESENTATIVE', 'COORDINATOR')),
  deputy          boolean not null default false check (not deputy or role = 'AGENT'),
  scope           uuid,
  recipient_kind  text check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  valid_from      date not null,
  valid_to        date not null,
  given_by        uuid references identity.person,
  given_at        timestamptz not null,
  removed_by      uuid references identity.person,
  removed_at      timestamptz,
  removal_reason  text check (removal_reason = btrim(removal_reason) and removal_reason <> ''),
  reminded_for    date,
  check (valid_to >= valid_from),
  check (num_nulls(removed_by, removed_at, removal_reason) in (0, 3)),
  constraint another_than_the_person_gives check (given_by <> person_id)
);
create index power_person on identity.power (person_id) where removed_at is null;
create index power_organisation on identity.power (organisation_id);
create index power_expiry on identity.power (valid_to) where removed_at is null;

create function identity.only_end_power() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.removed_at is null and new.valid_to >= old.valid_to
     and (new.id, new.organisation_id, new.person_id, new.role, new.deputy, new.scope,
          new.recipient_kind, new.valid_from, new.given_by, new.given_at)
         is not distinct from
         (old.id, old.organisation_id, old.person_id, old.role, old.deputy, old.scope,
          old.recipient_kind, old.valid_from, old.given_by, old.given_at) then
    return new;
  end if;
  raise exception 'a power is removed or prolonged, never changed';
end $$;
create trigger power_history before update or delete on identity.power
  for each row execute function identity.only_end_power();

-- The recipient's own rule that two act in combination (två i förening). Anybody who may say who
-- acts can ask for two; letting go of it takes two.
create table identity.two_signers (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references recipient.organisation,
  valid           tstzrange not null check (not isempty(valid) and not lower_inf(valid)),
  set_by          uuid not null references identity.person,
  set_by_name     text not null,
  lift_asked_by   uuid references identity.person,
  lift_asked_name text,
  lifted_by       uuid references identity.person,
  check (num_nulls(lift_asked_by, lift_asked_name) in (0, 2)),
  check (upper_inf(valid) = (lifted_by is null)),
  constraint two_lift_it check (lifted_by is null or lifted_by <> lift_asked_by),
  constraint one_rule_at_a_time unique (organisation_id, valid without overlaps)
);
