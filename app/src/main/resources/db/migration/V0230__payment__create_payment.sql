create schema payment;

-- What is to be paid of an award (utbetalning): the whole of it, or one of its instalments. "due" is
-- the last day that keeps what the recipient was promised. Where it stands is all that changes.
create table payment.payment (
  id               uuid primary key default uuidv7(),
  agency_id        uuid not null references recipient.organisation,
  award_id         uuid not null references award.award,
  position         integer not null check (position > 0),
  amount_ore       bigint not null check (amount_ore > 0),
  due              date not null,
  binding          boolean not null,
  year             integer not null check (year between 1900 and 2999),
  award_pot        uuid not null references ledger.pot,
  line_pot         uuid not null references ledger.pot,
  organisation_id  uuid not null references recipient.organisation,
  recipient_kind   text not null,
  recipient_name   text not null check (recipient_name = btrim(recipient_name) and recipient_name <> ''),
  round_id         uuid references programme.round,
  requisition_id   uuid references requisition.requisition,
  case_id          uuid not null references casefile.case_file,
  case_number      text not null,
  grant_name       text not null check (grant_name <> ''),
  reference        text not null,
  -- the account that the requisition asked for, and when
  asked_kind       text check (asked_kind in ('BANKGIRO', 'PLUSGIRO')),
  asked_number     text check (asked_number ~ '^[0-9]{2,8}$'),
  asked_at         timestamptz,
  promised_from    timestamptz not null,
  decided_at       timestamptz not null,
  decided_by       uuid not null,
  decided_by_name  text not null,

  -- set-off (kvittning) is off: there is an amount only with the statute that supports it
  set_off_ore      bigint not null default 0 check (set_off_ore >= 0),
  set_off_statute  text check (set_off_statute = btrim(set_off_statute) and set_off_statute <> ''),

  status           text not null default 'DUE' check (status in
    ('DUE', 'HELD', 'PROPOSED', 'ORDERED', 'SENT', 'PAID', 'LAPSED')),
  status_at        timestamptz not null,
  hold_kind        text check (hold_kind in
    ('BY_HAND', 'RETURNED', 'REJECTED', 'RETURNED_LATER_YEAR', 'CONTRADICTED')),
  hold_reason      text check (hold_reason = btrim(hold_reason) and hold_reason <> ''),
  -- a returned payment goes out again only to an account that was checked after this
  checked_after    timestamptz,
  paid_day         date,
  unique (award_id, position),
  unique (id, amount_ore, year),
  check (num_nulls(asked_kind, asked_number, asked_at) in (0, 3)),
  constraint set_off_needs_a_statute check ((set_off_ore > 0) = (set_off_statute is not null)),
  constraint set_off_leaves_something check (set_off_ore < amount_ore),
  constraint held_with_a_reason check ((status = 'HELD') = (hold_kind is not null)
                                   and num_nulls(hold_kind, hold_reason) in (0, 2)),
  constraint paid_on_a_day check ((status = 'PAID') = (paid_day is not null))
);
create index payment_due on payment.payment (agency_id, due, id) where status in ('DUE', 'HELD');
create index payment_list on payment.payment (agency_id, status, due, id);
create index payment_organisation on payment.payment (organisation_id, id);
create index payment_requisition on payment.payment (requisition_id);
create index payment_case on payment.payment (case_id);

create function payment.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what has been ordered or answered is never changed';
end $$;

create trigger payment_stays before delete or truncate on payment.payment
  for each statement execute function payment.refuse_change();

-- A batch of payments (betalningsunderlag): one proposes it, and the file is made then and frozen;
-- another attests exactly that file, by its hash; a job sends it. "begun_at" is set before the
-- first try: from then on it may have arrived, whatever else is known.
create table payment.batch (
  id               uuid primary key default uuidv7(),
  agency_id        uuid not null references recipient.organisation,
  message_id       text not null unique check (message_id ~ '^[A-Za-z0-9-]{1,35}$'),
  year             integer not null,
  execution_day    date not null,
  way              text not null check (way in ('BANK', 'BROWSER', 'ORDER')),
  file_name        text not null,
  payments         integer not null check (payments >= 0),
  sum_ore          bigint not null check (sum_ore >= 0),
  file_sha256      text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_size        bigint check (file_size > 0),
  status           text not null check (status in
    ('DRAFT', 'PROPOSED', 'WITHDRAWN', 'ATTESTED', 'STOPPED', 'SENT', 'UNKNOWN', 'CLOSED')),
  reason           text check (reason = btrim(reason) and reason <> ''),
  proposed_by      uuid not null references identity.person,
  proposed_by_name text not null,
  proposed_at      timestamptz not null,
  attested_by      uuid references identity.person,
  attested_by_name text,
  attested_at      timestamptz,
  begun_at         timestamptz,
  tries            integer not null default 0 check (tries >= 0),
  next_try         timestamptz,
  sent_at          timestamptz,
  closed_at        timestamptz,
  check (num_nulls(attested_by, attested_by_name, attested_at) in (0, 3)),
  check (num_nulls(file_sha256, file_size) in (0, 2)),
  constraint attested_by_another check (attested_by <> proposed_by),
  constraint executed_in_its_own_year check (extract(year from execution_day) = year),
  constraint attested_on_a_file check (status = 'DRAFT' or file_sha256 is not null),
  constraint sent_after_attest check (
    status in ('DRAFT', 'PROPOSED', 'WITHDRAWN') = (attested_by is null)),
  constraint sent_once_begun check (status not in ('SENT', 'UNKNOWN') or begun_at is not null),
  constraint stopped_before_begun check (status <> 'STOPPED' or begun_at is null),
  constraint stopped_with_a_reason check (status not in ('STOPPED', 'WITHDRAWN') or reason is not null)
);
create index batch_agency on payment.batch (agency_id, proposed_at desc);
create index batch_next on payment.batch (next_try) where status in ('ATTESTED', 'UNKNOWN');

-- The file, byte for byte, in pieces so that no file is too large.
create table payment.file_piece (
  batch_id uuid not null references payment.batch,
  position integer not null check (position > 0),
  bytes    bytea not null,
  primary key (batch_id, position)
);
create trigger file_piece_stays before update or delete or truncate on payment.file_piece
  for each statement execute function payment.refuse_change();

create function payment.file_frozen() returns trigger language plpgsql as $$
begin
  if exists (select from payment.batch where id = new.batch_id and file_sha256 is not null) then
    raise exception 'the file is frozen';
  end if;
  return new;
end $$;
create trigger file_piece_frozen before insert on payment.file_piece
  for each row execute function payment.file_frozen();

-- One try to pay one payment: a line of a batch, to an account as it was checked. At most one of a
-- payment's lives at a time; one that was executed lives until the money has come back.
create table payment.attempt (
  id             uuid primary key default uuidv7(),
  batch_id       uuid not null references payment.batch,
  payment_id     uuid not null,
  position       integer not null check (position > 0),
  year           integer not null,
  amount_ore     bigint not null,
  end_to_end     text not null unique check (end_to_end ~ '^[A-Za-z0-9-]{1,35}$'),
  account_id     uuid not null references requisition.account,
  account_kind   text not null,
  account_number text not null,
  status         text not null check (status in
    ('PROPOSED', 'WITHDRAWN', 'ORDERED', 'STOPPED', 'SENT', 'ACCEPTED', 'UNKNOWN', 'EXECUTED',
     'REJECTED', 'RETURNED', 'MISSED')),
  status_at      timestamptz not null,
  reason         text,
  executed_day   date,
  returned_day   date,
  bank_reference text,
  foreign key (payment_id, amount_ore, year) references payment.payment (id, amount_ore, year),
  unique (batch_id, payment_id),
  unique (batch_id, position),
  constraint executed_on_a_day
    check ((status in ('EXECUTED', 'RETURNED')) = (executed_day is not null)),
  constraint returned_on_a_day check ((status = 'RETURNED') = (returned_day is not null)),
  constraint failed_with_a_reason
    check (status not in ('REJECTED', 'RETURNED', 'MISSED') or reason <> '')
);
create unique index one_live_attempt_per_payment on payment.attempt (payment_id)
  where status in ('PROPOSED', 'ORDERED', 'SENT', 'ACCEPTED', 'UNKNOWN', 'EXECUTED');
create index attempt_payment on payment.attempt (payment_id);
create index attempt_account on payment.attempt (account_id);

create trigger attempt_stays before delete or truncate on payment.attempt
  for each statement execute function payment.refuse_change();

-- What a payment takes of an appropriation item: a promise at attest, carried out on the bank's day
-- or released, and given back where the money returns.
create table payment.part (
  attempt_id uuid not null references payment.attempt,
  item       text not null,
  line_pot   uuid not null references ledger.pot,
  paid_pot   uuid not null references ledger.pot,
  amount_ore bigint not null check (amount_ore > 0),
  promise_id uuid not null unique references ledger.transfer,
  outcome_id uuid unique references ledger.transfer,
  return_id  uuid unique references ledger.transfer,
  primary key (attempt_id, item),
  check (return_id is null or outcome_id is not null)
);
create index part_line on payment.part (line_pot, item);

-- What each item has given a line and how much of that payments have taken: never more.
create table payment.charge (
  agency_id  uuid not null,
  line_pot   uuid not null references ledger.pot,
  item       text not null,
  funded_ore bigint not null check (funded_ore >= 0),
  used_ore   bigint not null default 0,
  primary key (line_pot, item),
  constraint item_charged_within_what_it_gave check (used_ore between 0 and funded_ore)
);

create function payment.check_parts() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount_ore), 0) from payment.part where attempt_id = new.id)
     <> new.amount_ore then
    raise exception 'the parts of % are not its amount', new.id
      using errcode = 'check_violation', constraint = 'parts_make_the_amount';
  end if;
  return null;
end $$;
create constraint trigger parts_make_the_amount after update on payment.attempt
  deferrable initially deferred
  for each row when (new.status = 'ORDERED' and old.status <> 'ORDERED')
  execute function payment.check_parts();

-- Who has decided an award in a batch, or given or checked an account in it, cannot attest it.
create function payment.guard_attest() returns trigger language plpgsql as $$
begin
  if exists (select from payment.attempt t join payment.payment p on p.id = t.payment_id
              where t.batch_id = new.id and p.decided_by = new.attested_by) then
    raise exception 'who decided an award does not attest its payment'
      using errcode = 'check_violation', constraint = 'attested_by_no_decider';
  end if;
  if exists (select from payment.attempt t join requisition.account a on a.id = t.account_id
              where t.batch_id = new.id and new.attested_by in (a.given_by, a.checked_by)) then
    raise exception 'who gave or checked an account does not attest a payment to it'
      using errcode = 'check_violation', constraint = 'attested_by_no_account_hand';
  end if;
  if exists (select from payment.attempt t join requisition.account a on a.id = t.account_id
              where t.batch_id = new.id
                and (a.status <> 'CHECKED' or a.kind <> t.account_kind
                     or a.number <> t.account_number)) then
    raise exception 'an account is no longer as it was checked'
      using errcode = 'check_violation', constraint = 'attested_on_checked_accounts';
  end if;
  return new;
end $$;
create trigger batch_attested before update on payment.batch
  for each row when (old.attested_by is null and new.attested_by is not null)
  execute function payment.guard_attest();

-- The file and its sum never change after they were frozen, nor who attested.
create trigger batch_frozen before update on payment.batch
  for each row when (
    (old.file_sha256 is not null
     and (new.file_sha256, new.file_size, new.sum_ore, new.payments, new.message_id,
          new.execution_day, new.way, new.proposed_by)
         is distinct from
         (old.file_sha256, old.file_size, old.sum_ore, old.payments, old.message_id,
          old.execution_day, old.way, old.proposed_by))
    or (old.attested_by is not null and new.attested_by is distinct from old.attested_by))
  execute function payment.refuse_change();
create trigger batch_stays before delete or truncate on payment.batch
  for each statement execute function payment.refuse_change();

-- What the bank has said (besked), each once: the same answer under another name is the same
-- answer. "result" says what came of a line.
create table payment.answer (
  id               uuid primary key default uuidv7(),
  agency_id        uuid not null references recipient.organisation,
  kind             text not null check (kind ~ '^[A-Z][A-Z0-9_]*$'),
  answer_id        text not null check (answer_id <> ''),
  message_id       text,
  sha256           text not null,
  file_name        text not null,
  content          bytea not null,
  received_at      timestamptz not null,
  received_by      uuid not null,
  received_by_name text not null,
  -- null until every line has been taken in
  done_at          timestamptz,
  unique (agency_id, kind, answer_id)
);
create index answer_received on payment.answer (agency_id, received_at desc);
create index answer_begun on payment.answer (id) where done_at is null;

create table payment.answer_line (
  answer_id      uuid not null references payment.answer,
  line_id        text not null check (line_id <> ''),
  end_to_end     text,
  attempt_id     uuid references payment.attempt,
  -- where it is said of a whole batch
  batch_id       uuid references payment.batch,
  outcome        text not null check (outcome in
    ('ACCEPTED', 'REJECTED', 'EXECUTED', 'RETURNED', 'UNKNOWN')),
  reason         text not null,
  amount_ore     bigint,
  day            date,
  bank_reference text,
  result         text not null check (result in
    ('APPLIED', 'ALREADY', 'LATE', 'NOT_OURS', 'CONTRADICTS')),
  primary key (answer_id, line_id),
  check ((result = 'NOT_OURS') = (attempt_id is null and batch_id is null))
);
create index answer_line_attempt on payment.answer_line (attempt_id);
create index answer_line_batch on payment.answer_line (batch_id);
create trigger answer_fixed before update on payment.answer
  for each row when (old.done_at is not null
    or to_jsonb(new) - 'done_at' <> to_jsonb(old) - 'done_at')
  execute function payment.refuse_change();
create trigger answer_stays before delete or truncate on payment.answer
  for each statement execute function payment.refuse_change();
create trigger answer_line_stays before update or delete or truncate on payment.answer_line
  for each statement execute function payment.refuse_change();

-- What two people have found out where no bank answers us: a payment order was carried out on a
-- day, or what was sent did not arrive. One says it, another confirms it.
create table payment.finding (
  id                uuid primary key default uuidv7(),
  batch_id          uuid not null references payment.batch,
  attempt_id        uuid references payment.attempt,
  kind              text not null check (kind in ('EXECUTED', 'MISSED')),
  day               date not null,
  basis             text not null check (basis = btrim(basis) and basis <> ''),
  entered_by        uuid not null references identity.person,
  entered_by_name   text not null,
  entered_at        timestamptz not null,
  confirmed_by      uuid references identity.person,
  confirmed_by_name text,
  confirmed_at      timestamptz,
  withdrawn_at      timestamptz,
  check (num_nulls(confirmed_by, confirmed_by_name, confirmed_at) in (0, 3)),
  check (confirmed_at is null or withdrawn_at is null),
  constraint confirmed_by_another check (confirmed_by <> entered_by)
);
create unique index finding_open on payment.finding
  (batch_id, coalesce(attempt_id, '00000000-0000-0000-0000-000000000000'))
  where confirmed_at is null and withdrawn_at is null;

-- Which account a payment would go to that has not been sent, and what hinders it: the account that
-- the recipient gave last, which must have been checked, and checked again where money came back.
create view payment.waiting as
  select w.*, case when w.status = 'HELD' then 'HELD' else w.account_hindrance end as hindrance
    from (select p.*, a.id as account_id, a.kind as account_kind, a.number as account_number,
                 case when a.id is null then 'NO_ACCOUNT'
                      when a.status = 'REJECTED' then 'ACCOUNT_REJECTED'
                      when a.status = 'WAITING' and a.changed then 'ACCOUNT_CHANGED'
                      when a.status = 'WAITING' then 'ACCOUNT_UNCHECKED'
                      when p.checked_after >= a.checked_at then 'ACCOUNT_AGAIN'
                 end as account_hindrance
            from payment.payment p
            left join lateral (
              select c.id, c.kind, c.number, c.status, c.checked_at,
                     exists (select from requisition.account e
                              where e.agency_id = c.agency_id
                                and e.organisation_id = c.organisation_id
                                and e.status = 'CHECKED') as changed
                from requisition.account c
               where c.agency_id = p.agency_id and c.organisation_id = p.organisation_id
                 and (c.status <> 'REJECTED'
                      or (c.kind, c.number) = (p.asked_kind, p.asked_number))
               order by greatest(c.given_at,
                                 case when (c.kind, c.number) = (p.asked_kind, p.asked_number)
                                      then p.asked_at end) desc, c.id desc
               limit 1) a on true
           where p.status in ('DUE', 'HELD', 'PROPOSED', 'ORDERED')) w;
