-- The authority in whose name it is decided, as it stands at the head of the document.
alter table decision.proposal
  add column authority text check (authority = btrim(authority) and authority <> '');
