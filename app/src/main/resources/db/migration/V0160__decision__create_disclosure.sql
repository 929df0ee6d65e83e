-- Handing out documents to somebody who asks (utlämnande; tryckfrihetsförordningen 2 kap.): who need
-- not say who they are. Done in one act; what was given and what was kept never changes.
create table decision.disclosure (
  id            uuid primary key default uuidv7(),
  agency_id     uuid not null,
  case_id       uuid not null references casefile.case_file,
  requester     text check (requester = btrim(requester) and requester <> ''),
  requested_on  date not null,
  given_at      timestamptz not null,
  given_by      uuid not null,
  given_by_name text not null
);
create index disclosure_case on decision.disclosure (case_id);

-- One document: given whole, with passages masked, as a masked file in its place, or withheld. What
-- is not given whole says by which statute and paragraph.
create table decision.disclosed (
  disclosure_id uuid not null references decision.disclosure,
  document_id   uuid not null references casefile.document,
  outcome       text not null check (outcome in ('WHOLE', 'MASKED', 'REPLACED', 'WITHHELD')),
  basis         text check (basis = btrim(basis) and basis <> ''),
  copy_id       uuid references casefile.document,
  primary key (disclosure_id, document_id),
  constraint what_is_kept_has_a_basis check ((outcome = 'WHOLE') = (basis is null)),
  constraint what_is_masked_has_a_copy
    check ((outcome in ('MASKED', 'REPLACED')) = (copy_id is not null)),
  check (copy_id <> document_id)
);

create function decision.refuse_disclosure_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was handed out is never changed';
end $$;
create trigger disclosure_kept before update or delete on decision.disclosure
  for each row execute function decision.refuse_disclosure_change();
create trigger disclosed_kept before update or delete on decision.disclosed
  for each row execute function decision.refuse_disclosure_change();
