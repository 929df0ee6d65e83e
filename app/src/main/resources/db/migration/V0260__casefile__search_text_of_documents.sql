-- What a document is found by: its title, who sent or got it, and its text, also the text of a paper
-- that we have printed ourselves, which a job reads from it afterwards. All that a search asks about
-- a document stands here, so that it never reads the papers themselves.
create table casefile.document_text (
  document_id   uuid primary key references casefile.document,
  agency_id     uuid not null,
  case_id       uuid not null references casefile.case_file,
  registered_at timestamptz not null,
  confidential  boolean not null,
  text          text not null,
  words tsvector not null
    generated always as (to_tsvector('swedish', left(text, 200000))) stored,
  -- until its text has been read: when it may be tried next, and how often it was
  read_after    timestamptz,
  tries         integer not null default 0 check (tries >= 0)
);
create index document_text_words on casefile.document_text using gin (words);
create index document_text_newest
  on casefile.document_text (agency_id, registered_at desc, document_id desc);
create index document_text_case on casefile.document_text (case_id);
create index document_text_unread on casefile.document_text (read_after)
  where read_after is not null;

create function casefile.guard_document_text() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'what a document is found by is never removed';
  end if;
  if (old.document_id, old.agency_id, old.case_id, old.registered_at, old.confidential)
     is distinct from
     (new.document_id, new.agency_id, new.case_id, new.registered_at, new.confidential)
     or old.read_after is null then
    raise exception 'what a document is found by never changes';
  end if;
  return new;
end $$;
create trigger document_text_guard before update or delete on casefile.document_text
  for each row execute function casefile.guard_document_text();

-- What a document has to be found by as soon as it is registered. A paper that somebody sent in is
-- not read: what the agency has printed itself is.
create function casefile.index_document() returns trigger language plpgsql as $$
begin
  insert into casefile.document_text
    (document_id, agency_id, case_id, registered_at, confidential, text, read_after)
  values
    (new.id, new.agency_id, new.case_id, new.registered_at, new.confidentiality_basis is not null,
     new.title || ' ' || coalesce(new.counterparty, '') || ' ' || coalesce(new.body, ''),
     case when new.media_type = 'application/pdf' and new.content is not null
           and (new.direction <> 'IN' or new.registered_by = '00000000-0000-0000-0000-000000000000')
          then timestamptz '1970-01-01' end);
  return new;
end $$;
create trigger document_index after insert on casefile.document
  for each row execute function casefile.index_document();

insert into casefile.document_text
  (document_id, agency_id, case_id, registered_at, confidential, text, read_after)
select id, agency_id, case_id, registered_at, confidentiality_basis is not null,
       title || ' ' || coalesce(counterparty, '') || ' ' || coalesce(body, ''),
       case when media_type = 'application/pdf' and content is not null
             and (direction <> 'IN' or registered_by = '00000000-0000-0000-0000-000000000000')
            then timestamptz '1970-01-01' end
  from casefile.document;

drop index casefile.document_words;
drop index casefile.document_registered;
alter table casefile.document drop column words;
