create schema notification;

-- An outgoing message (avisering), its text kept as it is sent. A job claims what is due, sends
-- outside the transaction and marks the outcome; a claim that was never marked falls due again.
create table notification.message (
  id           uuid primary key default uuidv7(),
  agency_id    uuid not null,
  person_id    uuid,
  to_name      text not null,
  to_address   text not null check (to_address ~ '^[^@\s]+@[^@\s]+$'),
  language     text not null check (language in ('sv', 'en')),
  subject      text not null check (subject = btrim(subject) and subject <> ''),
  body         text not null,
  object_type  text not null,
  object_id    text not null,
  object_label text not null,
  status       text not null default 'WAITING'
    check (status in ('WAITING', 'SENT', 'FAILED', 'SHOWN')),
  attempts     integer not null default 0 check (attempts >= 0),
  due_at       timestamptz,
  last_error   text,
  created_at   timestamptz not null,
  sent_at      timestamptz,
  check ((status = 'SENT') = (sent_at is not null)),
  check ((status = 'WAITING') = (due_at is not null)),
  check (status <> 'FAILED' or last_error is not null)
);
create index message_due on notification.message (due_at) where status = 'WAITING';
create index message_agency on notification.message (agency_id, id);
create index message_object on notification.message (object_type, object_id);
