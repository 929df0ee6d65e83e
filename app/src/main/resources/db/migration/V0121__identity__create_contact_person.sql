-- Whom the agency asks about a grant (kontaktperson), per role of the recipient, with a function
-- mailbox beside. One at a time; a change ends one row and begins the next, and nothing else in a
-- row ever changes, so the history says who, from when to when, and when the agency was told.
create table identity.contact_person (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references recipient.organisation,
  agency_id       uuid not null references recipient.organisation,
  grant_id        uuid not null,
  recipient_kind  text not null check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  name            text not null check (name = btrim(name) and length(name) between 1 and 120),
  email           text not null check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  phone           text check (phone = btrim(phone) and length(phone) between 1 and 40),
  mailbox         text check (mailbox ~ '^[^@\s]+@[^@\s]+$' and length(mailbox) <= 254),
  valid           tstzrange not null check (not isempty(valid) and not lower_inf(valid)),
  told_by         uuid not null references identity.person,
  told_by_name    text not null,
  told_at         timestamptz not null,
  ended_by_name   text,
  check ((ended_by_name is null) = upper_inf(valid)),
  constraint one_contact_person_at_a_time
    unique (organisation_id, grant_id, recipient_kind, valid without overlaps)
);
create index contact_person_agency on identity.contact_person (agency_id, grant_id);

create function identity.only_end_contact_person() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and upper_inf(old.valid) and lower(new.valid) = lower(old.valid)
     and (new.id, new.organisation_id, new.agency_id, new.grant_id, new.recipient_kind, new.name,
          new.email, new.phone, new.mailbox, new.told_by, new.told_by_name, new.told_at)
         is not distinct from
         (old.id, old.organisation_id, old.agency_id, old.grant_id, old.recipient_kind, old.name,
          old.email, old.phone, old.mailbox, old.told_by, old.told_by_name, old.told_at) then
    return new;
  end if;
  raise exception 'a contact person is ended, never changed or removed';
end $$;
create trigger contact_person_history before update or delete on identity.contact_person
  for each row execute function identity.only_end_contact_person();
