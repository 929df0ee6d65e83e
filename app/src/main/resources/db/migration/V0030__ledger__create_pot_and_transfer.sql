create schema ledger;

-- A named place for money, of one agency and one budget year. Its normal side says which of the
-- two columns may be the larger: money that we hold is credit, the treasury that gave it is debit.
-- What is promised away (pending out) counts as gone, what is promised here does not count yet.
create table ledger.pot (
  id                 uuid primary key default uuidv7(),
  agency_id          uuid not null,
  budget_year        integer not null check (budget_year between 1900 and 2999),
  code               text not null check (code = btrim(code) and code <> ''),
  kind               text not null check (kind ~ '^[A-Z][A-Z_]*$'),
  name               text not null check (name = btrim(name) and name <> ''),
  side               text not null check (side in ('DEBIT', 'CREDIT')),
  object_type        text not null check (object_type ~ '^[a-z]+\.[a-z_]+$'),
  object_id          text not null,
  object_label       text not null,
  debit_posted_ore   bigint not null default 0 check (debit_posted_ore >= 0),
  credit_posted_ore  bigint not null default 0 check (credit_posted_ore >= 0),
  debit_pending_ore  bigint not null default 0 check (debit_pending_ore >= 0),
  credit_pending_ore bigint not null default 0 check (credit_pending_ore >= 0),
  available_ore      bigint not null generated always as (
    case side
      when 'CREDIT' then credit_posted_ore - debit_posted_ore - debit_pending_ore
      else debit_posted_ore - credit_posted_ore - credit_pending_ore
    end) stored,
  opened_at          timestamptz not null,
  unique (agency_id, code),
  unique (id, agency_id, budget_year),
  constraint pot_never_below_zero check (available_ore >= 0)
);
create index pot_object on ledger.pot (object_type, object_id);

-- Money on its way from a pot (debit) to a pot (credit), never between agencies or budget years.
-- POSTED is at once; PENDING is promised; POST carries a promise out, wholly or in part, and
-- releases the rest; VOID releases all of it. A promise is resolved at most once, between the same
-- pots. "value_day" is when it happened, "booked_at" when it was entered, both by the domain's
-- clock; "recorded_at" is the machine's.
create table ledger.transfer (
  id              uuid primary key default uuidv7(),
  sequence        bigint generated always as identity unique,
  agency_id       uuid not null,
  budget_year     integer not null,
  key             text not null check (key <> ''),
  code            text not null check (code ~ '^[A-Z][A-Z_]*$'),
  phase           text not null check (phase in ('POSTED', 'PENDING', 'POST', 'VOID')),
  pending_id      uuid unique,
  pending_phase   text generated always as
                    (case when pending_id is not null then 'PENDING' end) stored,
  from_pot        uuid not null,
  to_pot          uuid not null,
  amount_ore      bigint not null check (amount_ore > 0),
  value_day       date not null,
  booked_at       timestamptz not null,
  booked_by       uuid not null,
  booked_by_name  text not null,
  object_type     text not null check (object_type ~ '^[a-z]+\.[a-z_]+$'),
  object_id       text not null,
  object_label    text not null,
  document        text,
  text            text not null,
  recorded_at     timestamptz not null default clock_timestamp(),
  unique (agency_id, key),
  unique (id, phase, from_pot, to_pot),
  check (from_pot <> to_pot),
  check ((phase in ('POST', 'VOID')) = (pending_id is not null)),
  foreign key (from_pot, agency_id, budget_year) references ledger.pot (id, agency_id, budget_year),
  foreign key (to_pot, agency_id, budget_year) references ledger.pot (id, agency_id, budget_year),
  foreign key (pending_id, pending_phase, from_pot, to_pot)
    references ledger.transfer (id, phase, from_pot, to_pot)
);
create index transfer_from on ledger.transfer (from_pot, sequence);
create index transfer_to on ledger.transfer (to_pot, sequence);
create index transfer_object on ledger.transfer (object_type, object_id);

-- What a transfer does to the columns of its two pots: +1 × its amount, or −1 × the promise's.
create view ledger.effect as
  select t.id as transfer_id, t.sequence, t.value_day, t.booked_at, p.pot_id, p.debit,
         case when t.phase in ('POSTED', 'POST') then t.amount_ore else 0 end as posted_ore,
         case t.phase when 'PENDING' then t.amount_ore
                      when 'POSTED' then 0
                      else -pending.amount_ore end as pending_ore
    from ledger.transfer t
    left join ledger.transfer pending on pending.id = t.pending_id
    cross join lateral (values (t.from_pot, true), (t.to_pot, false)) as p (pot_id, debit);

-- What some transfers together do to each pot they touch.
create function ledger.change_by(transfers uuid[])
returns table (pot_id uuid, debit_posted bigint, credit_posted bigint,
               debit_pending bigint, credit_pending bigint) language sql stable as $$
  select e.pot_id,
         coalesce(sum(e.posted_ore) filter (where e.debit), 0)::bigint,
         coalesce(sum(e.posted_ore) filter (where not e.debit), 0)::bigint,
         coalesce(sum(e.pending_ore) filter (where e.debit), 0)::bigint,
         coalesce(sum(e.pending_ore) filter (where not e.debit), 0)::bigint
    from ledger.effect e
   where e.transfer_id = any (transfers)
   group by e.pot_id
$$;

-- The stored balances follow the transfers here and nowhere else. Pots are locked in the order of
-- their ids, so that two statements never wait for each other in a ring. A pot that would go below
-- zero is named with its figures; the pot's own CHECK stands behind.
create function ledger.move_balances() returns trigger language plpgsql as $$
declare
  moved uuid[] := array(select id from inserted);
  short record;
begin
  if exists (select from inserted t join ledger.transfer p on p.id = t.pending_id
              where t.amount_ore > p.amount_ore
                 or (t.phase = 'VOID' and t.amount_ore <> p.amount_ore)) then
    raise exception 'a promise of less cannot carry this'
      using errcode = 'check_violation', constraint = 'transfer_within_promise';
  end if;

  perform from ledger.pot
    where id in (select from_pot from inserted union select to_pot from inserted)
    order by id for no key update;

  select pot.name, pot.available_ore,
         pot.available_ore
         + case pot.side
             when 'CREDIT' then c.credit_posted - c.debit_posted - c.debit_pending
             else c.debit_posted - c.credit_posted - c.credit_pending
           end as after_ore
    into short
    from ledger.change_by(moved) c join ledger.pot pot on pot.id = c.pot_id
   order by after_ore limit 1;
  if short.after_ore < 0 then
    raise exception 'the pot "%" would go below zero', short.name
      using errcode = 'check_violation', constraint = 'pot_never_below_zero',
            detail = format('%s;%s;%s', short.available_ore, -short.after_ore, short.name);
  end if;

  update ledger.pot p
     set debit_posted_ore = p.debit_posted_ore + c.debit_posted,
         credit_posted_ore = p.credit_posted_ore + c.credit_posted,
         debit_pending_ore = p.debit_pending_ore + c.debit_pending,
         credit_pending_ore = p.credit_pending_ore + c.credit_pending
    from ledger.change_by(moved) c
   where p.id = c.pot_id;
  return null;
end $$;

create trigger transfer_moves_balances after insert on ledger.transfer
  referencing new table as inserted
  for each statement execute function ledger.move_balances();

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: a correction is a new transfer';
end $$;

create trigger transfer_append_only before update or delete or truncate on ledger.transfer
  for each statement execute function ledger.refuse_change();
create trigger pot_stays before delete or truncate on ledger.pot
  for each statement execute function ledger.refuse_change();
create trigger pot_moved_by_transfers before update on ledger.pot
  for each statement when (pg_trigger_depth() = 0) execute function ledger.refuse_change();
create trigger pot_opened_empty before insert on ledger.pot
  for each row when (new.debit_posted_ore <> 0 or new.credit_posted_ore <> 0
                     or new.debit_pending_ore <> 0 or new.credit_pending_ore <> 0)
  execute function ledger.refuse_change();

-- What does not hold; empty when all does. Recomputed from the transfers alone.
create view ledger.breach as
  with change as (
    select pot_id, coalesce(sum(posted_ore) filter (where debit), 0) as debit_posted,
           coalesce(sum(posted_ore) filter (where not debit), 0) as credit_posted,
           coalesce(sum(pending_ore) filter (where debit), 0) as debit_pending,
           coalesce(sum(pending_ore) filter (where not debit), 0) as credit_pending
      from ledger.effect group by pot_id)
  select p.agency_id, 'STORED_DIFFERS' as rule, p.name as place,
         p.credit_posted_ore - p.debit_posted_ore as stored_ore,
         (coalesce(c.credit_posted, 0) - coalesce(c.debit_posted, 0))::bigint as recomputed_ore
    from ledger.pot p left join change c on c.pot_id = p.id
   where (p.debit_posted_ore, p.credit_posted_ore, p.debit_pending_ore, p.credit_pending_ore)
         is distinct from
         (coalesce(c.debit_posted, 0), coalesce(c.credit_posted, 0),
          coalesce(c.debit_pending, 0), coalesce(c.credit_pending, 0))
  union all
  select agency_id, 'BELOW_ZERO', name, available_ore, available_ore
    from ledger.pot where available_ore < 0
  union all
  select agency_id, 'SUM_NOT_ZERO', budget_year::text, sum(debit_posted_ore)::bigint,
         sum(credit_posted_ore)::bigint
    from ledger.pot group by agency_id, budget_year
  having sum(debit_posted_ore) <> sum(credit_posted_ore)
      or sum(debit_pending_ore) <> sum(credit_pending_ore);
