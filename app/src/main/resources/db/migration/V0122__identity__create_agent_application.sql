-- Somebody asks to become the agent of a recipient (ansökan som ombud), with evidence in the case.
-- An officer approves, asks for completion or discontinues; a refusal takes two. What is asked for
-- is the applicant's; "scope" is a grant, or the agency for all that it distributes.
create table identity.agent_application (
  id               uuid primary key default uuidv7(),
  agency_id        uuid not null references recipient.organisation,
  organisation_id  uuid not null references recipient.organisation,
  scope            uuid not null,
  recipient_kind   text check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  person_id        uuid not null references identity.person,
  person_name      text not null,
  title            text not null check (title = btrim(title) and length(title) between 1 and 120),
  email            text not null check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  phone            text check (phone = btrim(phone) and length(phone) between 1 and 40),
  deputy           boolean not null,
  wanted_to        date not null,
  evidence         text not null check (evidence in
    ('DELEGATION_ORDER', 'CERTIFICATE', 'MINUTES')),
  status           text not null check (status in
    ('SUBMITTED', 'COMPLETION_ASKED', 'REFUSAL_PROPOSED', 'APPROVED', 'REFUSED', 'DISCONTINUED')),
  case_id          uuid not null,
  case_number      text not null,
  submitted_at     timestamptz not null,
  waited_seconds   bigint not null default 0 check (waited_seconds >= 0),
  reason           text check (reason = btrim(reason) and length(reason) between 1 and 2000),
  proposed_by      uuid references identity.person,
  proposed_by_name text,
  decided_by       uuid references identity.person,
  decided_by_name  text,
  decided_at       timestamptz,
  power_id         uuid references identity.power,
  version          integer not null default 1,
  check (num_nulls(proposed_by, proposed_by_name) in (0, 2)),
  check (num_nulls(decided_by, decided_by_name, decided_at) in (0, 3)),
  check ((status in ('APPROVED', 'REFUSED', 'DISCONTINUED')) = (decided_by is not null)),
  check ((status = 'APPROVED') = (power_id is not null)),
  check (status not in ('REFUSAL_PROPOSED', 'REFUSED') or num_nulls(proposed_by, reason) = 0),
  check (status <> 'DISCONTINUED' or reason is not null),
  constraint another_than_the_applicant_proposes check (proposed_by <> person_id),
  constraint another_than_the_applicant_decides
    check (status = 'DISCONTINUED' or decided_by <> person_id),
  constraint two_refuse check (status <> 'REFUSED' or decided_by <> proposed_by)
);
create unique index agent_application_open
  on identity.agent_application (person_id, organisation_id, scope, coalesce(recipient_kind, ''))
  where status in ('SUBMITTED', 'COMPLETION_ASKED', 'REFUSAL_PROPOSED');
create index agent_application_agency on identity.agent_application (agency_id, status, id);
create index agent_application_person on identity.agent_application (person_id, id);
create index agent_application_organisation on identity.agent_application (organisation_id, id);

-- What was asked for in addition, by when, and what came (komplettering).
create table identity.agent_completion (
  id             uuid primary key default uuidv7(),
  application_id uuid not null references identity.agent_application,
  question       text not null check (question = btrim(question) and length(question) between 1 and 2000),
  answer_by      date not null,
  asked_by_name  text not null,
  asked_at       timestamptz not null,
  answer         text check (answer = btrim(answer) and length(answer) <= 4000),
  answered_at    timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (answered_at >= asked_at)
);
create unique index agent_completion_waiting on identity.agent_completion (application_id)
  where answered_at is null;

-- An agent invites somebody by mail, to submit or to fill in. The link works once and for a time;
-- of its secret only the hash is kept here.
create table identity.invitation (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references recipient.organisation,
  role            text not null check (role in ('REPRESENTATIVE', 'COORDINATOR')),
  scope           uuid,
  recipient_kind  text check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  valid_to        date not null,
  name            text not null check (name = btrim(name) and length(name) between 1 and 120),
  email           text not null check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  token_hash      bytea not null unique check (length(token_hash) = 32),
  invited_by      uuid not null references identity.person,
  invited_by_name text not null,
  invited_at      timestamptz not null,
  expires_at      timestamptz not null check (expires_at > invited_at),
  accepted_by     uuid references identity.person,
  accepted_name   text,
  accepted_at     timestamptz check (accepted_at < expires_at),
  power_id        uuid references identity.power,
  withdrawn_at    timestamptz,
  check (num_nulls(accepted_by, accepted_name, accepted_at, power_id) in (0, 4)),
  check (accepted_at is null or withdrawn_at is null),
  constraint another_than_the_inviter_accepts check (accepted_by <> invited_by)
);
create index invitation_organisation on identity.invitation (organisation_id, id);
