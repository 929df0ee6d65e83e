-- What is proposed for one requisition. What burdens its recipient says how they were heard first
-- (kommunicering; förvaltningslagen 25 §), or why that was not needed.
create table requisition.verdict (
  proposal_id    uuid primary key references decision.proposal,
  requisition_id uuid not null references requisition.requisition,
  outcome        text not null check (outcome in ('APPROVED', 'REFUSED', 'DISMISSED')),
  heard          text check (heard = btrim(heard) and heard <> ''),
  constraint who_loses_is_heard check ((outcome = 'APPROVED') = (heard is null))
);
create index verdict_requisition on requisition.verdict (requisition_id);

-- Clean requisitions that one proposes and another, by name and having seen the list, decides.
create table requisition.batch (
  id              uuid primary key default uuidv7(),
  agency_id       uuid not null references recipient.organisation,
  round_id        uuid not null references programme.round,
  case_id         uuid not null references casefile.case_file,
  proposed_by     uuid not null references identity.person,
  proposed_at     timestamptz not null,
  proposal_id     uuid unique references decision.proposal,
  decided_by      uuid references identity.person,
  decided_by_name text,
  decided_at      timestamptz,
  check (num_nulls(decided_by, decided_by_name, decided_at) in (0, 3)),
  constraint another_decides check (decided_by <> proposed_by)
);

-- One of the list: what was seen of it, and the decision document in its own case once it is made.
create table requisition.batch_line (
  batch_id       uuid not null references requisition.batch,
  position       integer not null check (position > 0),
  requisition_id uuid not null references requisition.requisition,
  amount_ore     bigint not null check (amount_ore > 0),
  sha256         text not null,
  -- false where the list came to nothing, so that it can stand in another
  open           boolean not null default true,
  decided        boolean not null default false,
  document_id    uuid references casefile.document,
  attempts       integer not null default 0,
  due_at         timestamptz,
  primary key (batch_id, requisition_id),
  unique (batch_id, position),
  check (not decided or open),
  check (document_id is null or decided),
  check ((due_at is not null) = (decided and document_id is null))
);
create unique index batch_line_once on requisition.batch_line (requisition_id) where open;
create index batch_line_due on requisition.batch_line (due_at) where due_at is not null;

-- What has something against it is decided one by one: it cannot stand in a list.
create function requisition.guard_batch_line() returns trigger language plpgsql as $$
declare
  sent requisition.requisition;
begin
  select * into sent from requisition.requisition where id = new.requisition_id;
  if sent.status <> 'SUBMITTED' or sent.late or sent.choice = 'NONE' or sent.channel <> 'SERVICE'
     or sent.amount_ore <> new.amount_ore or sent.sha256 <> new.sha256 then
    raise exception 'only what is clean and as it was seen stands in a list';
  end if;
  if not exists (select from requisition.account a
                  where a.agency_id = sent.agency_id and a.organisation_id = sent.organisation_id
                    and a.kind = sent.account_kind and a.number = sent.account_number
                    and a.status = 'CHECKED') then
    raise exception 'only what has a checked account stands in a list';
  end if;
  return new;
end $$;
create trigger batch_line_clean before insert on requisition.batch_line
  for each row execute function requisition.guard_batch_line();
