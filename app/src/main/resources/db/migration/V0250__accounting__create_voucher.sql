-- Vouchers for the agency's books (verifikationer), out of the ledger: made in batches, numbered
-- without gaps in a series of the year, and never changed, so that the same batch gives the same
-- file whenever it is asked for. What is booked later goes into a later batch.

-- The item that alone has paid for a line; lines that several items pay for are not here.
create view accounting.line_item as
  select t.to_pot as line_pot, min(i.object_id) as item, min(i.object_label) as name
    from ledger.pot i
    join ledger.transfer t on t.from_pot = i.id and t.phase in ('POSTED', 'POST')
   where i.kind = 'APPROPRIATION_ITEM'
   group by t.to_pot
  having count(distinct i.object_id) = 1;

-- A transfer that has been carried out, as a bookkeeper sees it: which item and line it concerns,
-- and with whom. A counterparty without a number is known by the code of its role, or else by the
-- register's own identity of it: no two share one.
create view accounting.posting as
  select t.id, t.agency_id, t.sequence, t.budget_year, t.value_day,
         ledger.booked_day(t.booked_at) as booked_day, t.amount_ore, t.code, t.text, t.document,
         f.kind as from_kind, o.kind as to_kind, item.code as item, item.name as item_name,
         m.case_number || '/' || l.code as line, l.name as line_name, way.line_pot,
         a.id as award_id, a.recipient_kind, a.recipient_name, a.organisation_id,
         coalesce(g.organisation_number, role.code, a.organisation_id::text)
           as counterparty
    from ledger.transfer t
    join ledger.pot f on f.id = t.from_pot
    join ledger.pot o on o.id = t.to_pot
    left join award.award a
      on a.pot_id = case 'AWARD' when f.kind then f.id when o.kind then o.id end
    left join recipient.organisation g on g.id = a.organisation_id
    left join lateral (
      select left(d.kind, 1) || d.code as code
        from recipient.role r join recipient.designation d on d.role_id = r.id
       where r.organisation_id = a.organisation_id and r.kind = a.recipient_kind
         and d.code is not null
       order by d.valid desc limit 1) role on g.organisation_number is null
    cross join lateral (
      select coalesce(a.line_pot_id,
                      case 'BUDGET_LINE' when f.kind then f.id when o.kind then o.id end)
             as line_pot) way
    left join appropriation.line l on l.pot_id = way.line_pot
    left join appropriation.mandate m on m.id = l.mandate_id
    left join accounting.line_item alone on alone.line_pot = way.line_pot
    cross join lateral (
      select coalesce(case 'PAID' when f.kind then f.object_id when o.kind then o.object_id end,
                      case 'APPROPRIATION_ITEM' when f.kind then f.object_id
                                                when o.kind then o.object_id end,
                      alone.item) as code,
             coalesce(case 'PAID' when f.kind then f.object_label when o.kind then o.object_label
                      end,
                      case 'APPROPRIATION_ITEM' when f.kind then f.object_label
                                                when o.kind then o.object_label end,
                      alone.name) as name) item
   where t.phase in ('POSTED', 'POST');

-- A batch: the vouchers of a period, with the plan of accounts and the names as they were. Batches
-- of a series follow each other: each begins where another ended, and no two after the same.
create table accounting.voucher_batch (
  id                  uuid primary key default uuidv7(),
  agency_id           uuid not null references recipient.organisation,
  agency_name         text not null,
  organisation_number text,
  series              text not null check (series ~ '^[A-Z0-9]{1,4}$'),
  year                integer not null check (year between 1900 and 2999),
  first_day           date not null,
  last_day            date not null,
  previous_number     integer,
  first_number        integer not null,
  last_number         integer not null,
  sum_ore             bigint not null check (sum_ore > 0),
  plan                jsonb not null check (jsonb_typeof(plan) = 'object'),
  program             text not null,
  made_at             timestamptz not null,
  made_by             uuid not null,
  made_by_name        text not null,
  check (last_day >= first_day),
  check (extract(year from first_day) = year and extract(year from last_day) = year),
  check (first_number = coalesce(previous_number, 0) + 1 and last_number >= first_number),
  unique (agency_id, series, year, last_number),
  unique nulls not distinct (agency_id, series, year, previous_number),
  foreign key (agency_id, series, year, previous_number)
    references accounting.voucher_batch (agency_id, series, year, last_number)
);

-- A voucher: one transfer, once.
create table accounting.voucher (
  batch_id    uuid not null references accounting.voucher_batch deferrable initially deferred,
  number      integer not null,
  transfer_id uuid not null unique references ledger.transfer,
  day         date not null,
  text        text not null,
  document    text,
  primary key (batch_id, number)
);

-- Its lines: debit above zero, credit below.
create table accounting.voucher_line (
  batch_id          uuid not null,
  number            integer not null,
  position          integer not null check (position > 0),
  account           text not null check (account ~ '^[0-9]{3,8}$'),
  amount_ore        bigint not null check (amount_ore <> 0),
  item              text,
  line              text,
  counterparty      text,
  counterparty_kind text check (counterparty_kind in ('STATE', 'OTHER')),
  primary key (batch_id, number, position),
  foreign key (batch_id, number) references accounting.voucher
);

-- What the dimensions' objects were called when the batch was made.
create table accounting.voucher_object (
  batch_id  uuid not null references accounting.voucher_batch deferrable initially deferred,
  dimension text not null check (dimension in ('ITEM', 'LINE', 'COUNTERPARTY',
                                               'COUNTERPARTY_KIND')),
  code      text not null,
  name      text not null,
  primary key (batch_id, dimension, code)
);

-- The files of a batch by their digests. With them the batch is closed.
create table accounting.voucher_file (
  batch_id uuid not null references accounting.voucher_batch,
  format   text not null check (format in ('SIE', 'CSV')),
  sha256   text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes    bigint not null check (bytes > 0),
  primary key (batch_id, format)
);

-- When the transaction ends: every number from the first to the last is there, each voucher
-- balances to the öre, and both files are known.
create function accounting.check_batch() returns trigger language plpgsql as $$
begin
  if (select (count(*), min(number), max(number)) from accounting.voucher where batch_id = new.id)
     is distinct from (select (new.last_number - new.first_number + 1::bigint,
                               new.first_number, new.last_number)) then
    raise exception 'the numbers of a batch have no gaps'
      using errcode = 'check_violation', constraint = 'batch_without_gaps';
  end if;
  if exists (select from accounting.voucher v
               left join accounting.voucher_line l using (batch_id, number)
              where v.batch_id = new.id
              group by v.number having coalesce(sum(l.amount_ore), 1) <> 0) then
    raise exception 'debit and credit of a voucher are the same'
      using errcode = 'check_violation', constraint = 'voucher_balances';
  end if;
  if (select count(*) from accounting.voucher_file where batch_id = new.id) <> 2 then
    raise exception 'a batch has its files'
      using errcode = 'check_violation', constraint = 'batch_has_files';
  end if;
  return null;
end $$;
create constraint trigger batch_whole after insert on accounting.voucher_batch
  deferrable initially deferred for each row execute function accounting.check_batch();

create function accounting.refuse_addition() returns trigger language plpgsql as $$
begin
  if exists (select from accounting.voucher_file
              where batch_id in (select distinct batch_id from inserted)) then
    raise exception 'a batch of vouchers is closed with its files'
      using errcode = 'check_violation', constraint = 'batch_is_closed';
  end if;
  return null;
end $$;
create trigger voucher_in_time after insert on accounting.voucher
  referencing new table as inserted
  for each statement execute function accounting.refuse_addition();
create trigger voucher_line_in_time after insert on accounting.voucher_line
  referencing new table as inserted
  for each statement execute function accounting.refuse_addition();
create trigger voucher_object_in_time after insert on accounting.voucher_object
  referencing new table as inserted
  for each statement execute function accounting.refuse_addition();

create function accounting.refuse_voucher_change() returns trigger language plpgsql as $$
begin
  raise exception 'a voucher is never changed: what is wrong is put right by a new one';
end $$;
create trigger voucher_batch_stays before update or delete or truncate on accounting.voucher_batch
  for each statement execute function accounting.refuse_voucher_change();
create trigger voucher_stays before update or delete or truncate on accounting.voucher
  for each statement execute function accounting.refuse_voucher_change();
create trigger voucher_line_stays before update or delete or truncate on accounting.voucher_line
  for each statement execute function accounting.refuse_voucher_change();
create trigger voucher_object_stays before update or delete or truncate on accounting.voucher_object
  for each statement execute function accounting.refuse_voucher_change();
create trigger voucher_file_stays before update or delete or truncate on accounting.voucher_file
  for each statement execute function accounting.refuse_voucher_change();
