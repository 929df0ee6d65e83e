-- A form sent out to a recipient in a round that is answered on paper (utskick av blankett): once for
-- each recipient, whoever sends it out and however often. The form is made by a job.
create table requisition.mailing (
  id              uuid primary key default uuidv7(),
  agency_id       uuid not null references recipient.organisation,
  round_id        uuid not null references programme.round,
  organisation_id uuid not null references recipient.organisation,
  recipient_name  text not null check (recipient_name = btrim(recipient_name) and recipient_name <> ''),
  ceiling_ore     bigint not null check (ceiling_ore >= 0),
  case_id         uuid not null references casefile.case_file,
  sent_at         timestamptz not null,
  sent_by         uuid not null references identity.person,
  -- how many addresses were told; nobody means that the form goes by post
  addresses       integer not null check (addresses >= 0),
  document_id     uuid references casefile.document,
  attempts        integer not null default 0,
  due_at          timestamptz,
  unique (round_id, organisation_id),
  check ((due_at is null) = (document_id is not null))
);
create index mailing_due on requisition.mailing (due_at) where due_at is not null;
