-- What a message concerns besides its object: the recipient to whose people it goes, who see it in
-- the service too. An occasion (a reminder of a day, an invitation to a round) is told each
-- addressee once about each object, whoever asks and however often.
alter table notification.message
  add column recipient_id uuid,
  add column occasion text check (occasion = btrim(occasion) and occasion <> '');

create unique index message_occasion on notification.message
  (agency_id, occasion, lower(to_address), object_type, object_id) where occasion is not null;
create index message_person on notification.message (person_id, id);
create index message_recipient on notification.message (recipient_id, id)
  where recipient_id is not null;
create index message_failed on notification.message (agency_id, id) where status = 'FAILED';
