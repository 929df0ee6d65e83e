create schema requisition;

-- What a recipient has sent in (rekvisition), frozen: its content as canonical text with its hash,
-- and beside it the values that are counted and searched. A change makes a new row, which replaces
-- this one; only where it stands changes.
create table requisition.requisition (
  id                uuid primary key default uuidv7(),
  agency_id         uuid not null references recipient.organisation,
  round_id          uuid not null references programme.round,
  organisation_id   uuid not null references recipient.organisation,
  recipient_kind    text not null check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  recipient_name    text not null check (recipient_name = btrim(recipient_name) and recipient_name <> ''),
  recipient_code    text,
  version           integer not null check (version > 0),
  replaces          uuid unique references requisition.requisition,
  case_id           uuid not null references casefile.case_file,
  case_number       text not null,

  choice            text not null check (choice in ('WHOLE', 'PART', 'NONE')),
  amount_ore        bigint not null,
  ceiling_ore       bigint not null check (ceiling_ore >= 0),
  share             boolean not null,
  part_may_share    boolean not null,
  account_kind      text check (account_kind in ('BANKGIRO', 'PLUSGIRO')),
  account_number    text check (account_number ~ '^[0-9]{2,8}$'),
  own_case_number   text,
  content           text not null,
  sha256            text not null,

  channel           text not null check (channel in ('SERVICE', 'FORM')),
  received_at       timestamptz not null,
  closes_at         timestamptz not null,
  late              boolean not null,
  submitted_by      uuid not null references identity.person,
  submitted_by_name text not null,
  submitted_role    text not null,
  assurance         text not null,
  first_by          uuid references identity.person,
  first_by_name     text,
  first_role        text,
  first_assurance   text,
  first_at          timestamptz,
  signatory         text,

  status            text not null default 'SUBMITTED' check (status in
    ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'REPLACED')),
  status_at         timestamptz,
  status_by         uuid,
  status_by_name    text,
  answer_by         date,

  -- the paper is made, and those concerned are told, by a job
  paper_status      text not null default 'WAITING' check (paper_status in ('WAITING', 'DONE', 'FAILED')),
  paper_due         timestamptz,
  paper_attempts    integer not null default 0 check (paper_attempts >= 0),
  document_id       uuid references casefile.document,

  constraint amount_follows_the_choice check (case choice
    when 'WHOLE' then amount_ore = ceiling_ore
    when 'PART' then amount_ore > 0 and amount_ore < ceiling_ore and amount_ore % 100 = 0
    else amount_ore = 0 end),
  constraint never_above_the_ceiling check (amount_ore between 0 and ceiling_ore),
  constraint only_the_whole_shares check
    (not share or choice = 'WHOLE' or (choice = 'PART' and part_may_share)),
  constraint money_needs_an_account check
    (num_nulls(account_kind, account_number) = case choice when 'NONE' then 2 else 0 end),
  constraint content_is_as_it_was check (encode(sha256(convert_to(content, 'UTF8')), 'hex') = sha256),
  constraint late_is_after_the_last_moment check (late = (received_at >= closes_at)),
  constraint who_sent_it check (case channel
    when 'SERVICE' then submitted_role in ('AGENT', 'REPRESENTATIVE') and signatory is null
    else submitted_role = 'REGISTRATOR' and btrim(signatory) <> '' and first_by is null end),
  constraint the_first_of_two_is_whole check
    (num_nulls(first_by, first_by_name, first_role, first_assurance, first_at) in (0, 5)),
  constraint two_are_two check (first_by <> submitted_by),
  constraint status_says_when check ((status = 'SUBMITTED') =
    (num_nonnulls(status_at, status_by, status_by_name) = 0)),
  constraint status_says_who check (num_nulls(status_at, status_by, status_by_name) in (0, 3)),
  constraint completion_has_a_day check ((status = 'COMPLETION_ASKED') = (answer_by is not null)),
  constraint a_replacement_follows check ((version = 1) = (replaces is null)),
  constraint the_paper_waits_for_its_time check ((paper_status = 'WAITING') = (paper_due is not null)),
  constraint a_made_paper_is_a_document check ((paper_status = 'DONE') = (document_id is not null)),
  unique (organisation_id, recipient_kind, round_id, case_id, version)
);

-- At most one that counts, for each role of a recipient in each round.
create unique index requisition_active
  on requisition.requisition (organisation_id, recipient_kind, round_id)
  where status in ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED');
create index requisition_round on requisition.requisition (round_id, recipient_kind, status);
create index requisition_case on requisition.requisition (case_id);
create index requisition_paper on requisition.requisition (paper_due) where paper_status = 'WAITING';

create function requisition.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what has been sent in is never changed or removed';
end $$;

create trigger requisition_frozen
  before update on requisition.requisition for each row
  when ((old.content, old.sha256, old.received_at, old.closes_at, old.late, old.amount_ore,
         old.choice, old.share, old.submitted_by, old.case_id, old.round_id, old.organisation_id,
         old.recipient_kind, old.version)
    is distinct from
        (new.content, new.sha256, new.received_at, new.closes_at, new.late, new.amount_ore,
         new.choice, new.share, new.submitted_by, new.case_id, new.round_id, new.organisation_id,
         new.recipient_kind, new.version)
    or old.status in ('WITHDRAWN', 'REPLACED') and new.status <> old.status)
  execute function requisition.refuse_change();
create trigger requisition_kept before delete or truncate on requisition.requisition
  for each statement execute function requisition.refuse_change();

-- What a recipient is filling in (utkast): theirs alone until it is sent in. The answers are kept as
-- they were typed, each with the version in which it was written and by whom.
create table requisition.draft (
  id               uuid primary key default uuidv7(),
  organisation_id  uuid not null references recipient.organisation,
  recipient_kind   text not null check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  round_id         uuid not null references programme.round,
  corrects         uuid references requisition.requisition,
  version          integer not null default 1 check (version > 0),
  answers          jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  started_at       timestamptz not null,
  started_by       uuid not null references identity.person,
  changed_at       timestamptz not null,
  changed_by       uuid not null references identity.person,
  changed_by_name  text not null,
  -- the first of two who send it in together, and what they saw
  first_by         uuid references identity.person,
  first_by_name    text,
  first_role       text check (first_role in ('AGENT', 'REPRESENTATIVE')),
  first_assurance  text,
  first_at         timestamptz,
  first_sha256     text check (first_sha256 ~ '^[0-9a-f]{64}$'),
  -- a word from whoever sent it back
  note             text check (length(note) between 1 and 1000),
  note_by_name     text,
  check (num_nulls(first_by, first_by_name, first_role, first_assurance, first_at, first_sha256)
    in (0, 6)),
  check (num_nulls(note, note_by_name) in (0, 2)),
  unique (organisation_id, recipient_kind, round_id)
);
