-- Who is responsible for a matter (ansvarig handläggare) and who closed it; whether the whole matter
-- is confidential; and the words that it is found by. Names and titles are written in Swedish.
alter table casefile.case_file
  add column officer_id            uuid,
  add column officer_name          text,
  add column closed_by             uuid,
  add column closed_by_name        text,
  add column party_names           text not null default '',
  add column words tsvector not null
    generated always as (to_tsvector('swedish', title || ' ' || party_names)) stored,
  add check (num_nulls(officer_id, officer_name) in (0, 2)),
  add check (num_nulls(closed_at, closed_by, closed_by_name) in (0, 3));

update casefile.case_file c
   set party_names = coalesce((select string_agg(p.name, ', ' order by p.position)
                                 from casefile.party p where p.case_id = c.id), '');

-- A list is read from where the page before it ended, in the order of an index.
create index case_newest on casefile.case_file (agency_id, opened_at desc, id desc);
create index case_open on casefile.case_file (agency_id, opened_at desc, id desc)
  where closed_at is null;
create index case_officer on casefile.case_file (officer_id, opened_at desc, id desc);
create index case_title on casefile.case_file (agency_id, title collate "sv-x-icu", id);
create index case_words on casefile.case_file using gin (words);
create index case_number_parts on casefile.case_file using gin (lower(case_number) gin_trgm_ops);
create index party_organisation on casefile.party (organisation_id, case_id);

-- From which organisation in the register of recipients a document came, or to which it went; the
-- text of what is nothing but text; what the public register calls it, where its title may name
-- somebody; and the words that it is found by.
alter table casefile.document
  add column organisation_id uuid,
  add column body            text,
  add column public_title    text
    check (public_title = btrim(public_title) and length(public_title) between 1 and 300),
  add column words tsvector not null
    generated always as
      (to_tsvector('swedish', left(title || ' ' || coalesce(counterparty, '') || ' '
                                   || coalesce(body, ''), 200000))) stored,
  add check (organisation_id is null or direction <> 'INTERNAL'),
  add check (body is null or (content is not null and content = convert_to(body, 'UTF8')));

create index document_words on casefile.document using gin (words);
create index document_registered on casefile.document (agency_id, registered_at desc, id desc);
