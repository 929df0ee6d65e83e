-- Signing out makes older cookies void; the language is the one of the last sign-in.
alter table identity.person
  add column signed_out_at timestamptz,
  add column language      text not null default 'sv' check (language in ('sv', 'en'));
create index person_email on identity.person (lower(email)) where email is not null;

-- A change of somebody's role: proposed by one administrator, decided by another, never by the
-- person it concerns (krav L18). "from_day" and "to_day" are the first and last day of a grant;
-- a withdrawal has only the day from which the role is gone.
create table identity.role_change (
  id            uuid primary key default uuidv7(),
  agency_id     uuid not null references recipient.organisation,
  person_id     uuid not null references identity.person,
  role          text not null check (role in
    ('REGISTRATOR', 'CASE_OFFICER', 'DECISION_MAKER', 'ECONOMIST', 'AUDITOR',
     'USER_ADMINISTRATOR')),
  kind          text not null check (kind in ('GRANT', 'WITHDRAW')),
  from_day      date not null,
  to_day        date,
  reason        text not null check (reason = btrim(reason) and reason <> ''),
  status        text not null default 'PROPOSED' check (status in
    ('PROPOSED', 'CONFIRMED', 'REFUSED')),
  proposed_by   uuid not null references identity.person,
  proposed_at   timestamptz not null,
  decided_by    uuid references identity.person,
  decided_at    timestamptz,
  constraint another_than_the_person_proposes check (proposed_by <> person_id),
  constraint another_than_the_person_decides check (decided_by <> person_id),
  constraint another_than_the_proposer_decides check (decided_by <> proposed_by),
  check (num_nulls(decided_by, decided_at) in (0, 2)),
  check ((status = 'PROPOSED') = (decided_by is null)),
  check ((kind = 'GRANT') = (to_day is not null)),
  check (to_day >= from_day)
);
create unique index role_change_waiting on identity.role_change (agency_id, person_id, role)
  where status = 'PROPOSED';
create index role_change_agency on identity.role_change (agency_id, id);

-- An assignment comes from a change by two, or from the configuration (the first administrators).
-- What is withdrawn during a day ends at that moment; the day before and after tell by the dates.
alter table identity.role_assignment
  add column change_id    uuid references identity.role_change,
  add column withdrawn_by uuid references identity.role_change,
  add column withdrawn_at timestamptz,
  add check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2));
create index role_assignment_agency on identity.role_assignment (agency_id, role);
