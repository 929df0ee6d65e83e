-- What everybody may see of the register (diarium; offentlighets- och sekretesslagen 5 kap. 2 §): no
-- confidential field, nobody's name, and only organisations as senders and receivers. Public pages
-- read nothing else.
create view casefile.public_case as
  select id, agency_id, case_number, title, party_names, opened_at, closed_at, words
    from casefile.case_file;

create view casefile.public_document as
  select d.case_id, d.number, d.direction, d.document_date,
         d.confidentiality_basis is not null as confidential,
         case when d.confidentiality_basis is null then coalesce(d.public_title, d.title) end
           as title,
         case when d.confidentiality_basis is null
                and (d.organisation_id is not null
                     or exists (select from casefile.party p
                                 where p.case_id = d.case_id and p.name = d.counterparty))
              then d.counterparty end as counterparty
    from casefile.document d;
