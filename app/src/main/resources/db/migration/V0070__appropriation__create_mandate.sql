create schema appropriation;

-- A mandate from the government, or a later decision that adds to one. The document is the whole
-- of it as entered; the tables beneath are the part that money and rules refer to, written from it
-- while it is a draft. Activation is done by one who has not written in it, once, and fixes it.
create table appropriation.mandate (
  id                uuid primary key default uuidv7(),
  agency_id         uuid not null references recipient.organisation,
  base_id           uuid,
  case_number       text not null check (case_number = btrim(case_number) and case_number <> ''),
  decision_date     date not null,
  first_year        integer not null check (first_year between 1900 and 2999),
  last_year         integer not null check (last_year between 1900 and 2999),
  document          jsonb not null,
  source            text,
  version           integer not null default 1,
  entered_by        uuid not null,
  entered_by_name   text not null,
  entered_at        timestamptz not null,
  activated_by      uuid,
  activated_by_name text,
  activated_at      timestamptz,
  unique (agency_id, case_number, decision_date),
  unique (id, agency_id),
  foreign key (base_id, agency_id) references appropriation.mandate (id, agency_id),
  check (base_id <> id),
  check (first_year <= last_year),
  check (num_nulls(activated_by, activated_by_name, activated_at) in (0, 3)),
  constraint mandate_four_eyes check (activated_by <> entered_by)
);

-- Everybody who has written in the draft.
create table appropriation.writer (
  mandate_id uuid not null references appropriation.mandate,
  person_id  uuid not null,
  primary key (mandate_id, person_id)
);

-- Two items may both be called 8: the expenditure area and the appropriation tell them apart.
create table appropriation.item (
  mandate_id       uuid not null references appropriation.mandate,
  code             text not null,
  expenditure_area integer not null check (expenditure_area > 0),
  appropriation    text not null check (appropriation ~ '^[0-9]+:[0-9]+$'),
  number           text not null,
  primary key (mandate_id, code),
  unique (mandate_id, expenditure_area, appropriation, number),
  constraint item_code_is_its_key
    check (code = 'UO' || expenditure_area || '-' || appropriation || '-' || number)
);

create table appropriation.budget (
  mandate_id uuid not null references appropriation.mandate,
  year       integer not null check (year between 1900 and 2999),
  decided    boolean not null,
  total_ore  bigint not null check (total_ore >= 0),
  primary key (mandate_id, year)
);

-- What the decision itself states per item.
create table appropriation.decided_charge (
  mandate_id uuid not null,
  year       integer not null,
  item       text not null,
  amount_ore bigint not null check (amount_ore >= 0),
  primary key (mandate_id, year, item),
  foreign key (mandate_id, year) references appropriation.budget (mandate_id, year),
  foreign key (mandate_id, item) references appropriation.item (mandate_id, code)
);

create table appropriation.line (
  id         uuid primary key default uuidv7(),
  mandate_id uuid not null,
  year       integer not null,
  place      integer not null,
  code       text not null check (code ~ '^[A-Z][A-Z0-9_]*$'),
  name       text not null,
  strand     text not null,
  instrument text not null
             check (instrument in ('REQUISITION', 'APPLICATION', 'DIRECT', 'OWN_COSTS')),
  recipients text[] not null,
  amount_ore bigint not null check (amount_ore >= 0),
  pot_id     uuid unique references ledger.pot,
  unique (mandate_id, year, code),
  unique (id, year),
  foreign key (mandate_id, year) references appropriation.budget (mandate_id, year)
);

create table appropriation.line_charge (
  line_id    uuid not null references appropriation.line,
  mandate_id uuid not null,
  item       text not null,
  amount_ore bigint not null check (amount_ore >= 0),
  primary key (line_id, item),
  foreign key (mandate_id, item) references appropriation.item (mandate_id, code)
);

create function appropriation.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'an activated mandate is never changed: a later decision is a new one';
end $$;

create trigger mandate_fixed before update or delete on appropriation.mandate
  for each row when (old.activated_at is not null)
  execute function appropriation.refuse_change();

-- A year belongs to the programme's period; the amendment's also to that of its mandate.
create function appropriation.check_year() returns trigger language plpgsql as $$
begin
  if not exists (
    select from appropriation.mandate m left join appropriation.mandate b on b.id = m.base_id
     where m.id = new.mandate_id and new.year between m.first_year and m.last_year
       and (b.id is null or new.year between b.first_year and b.last_year)) then
    raise exception 'the year % lies outside the mandate''s period', new.year
      using errcode = 'check_violation', constraint = 'budget_within_period';
  end if;
  return new;
end $$;
create trigger budget_within_period before insert or update on appropriation.budget
  for each row execute function appropriation.check_year();

-- The rows of a mandate change only while it is a draft.
create function appropriation.draft_only() returns trigger language plpgsql as $$
declare
  row record := coalesce(new, old);
begin
  if exists (select from appropriation.mandate
              where id = row.mandate_id and activated_at is not null) then
    raise exception 'an activated mandate is never changed: a later decision is a new one';
  end if;
  return row;
end $$;
create trigger writer_of_draft before insert or update or delete on appropriation.writer
  for each row execute function appropriation.draft_only();
create trigger item_of_draft before insert or update or delete on appropriation.item
  for each row execute function appropriation.draft_only();
create trigger budget_of_draft before insert or update or delete on appropriation.budget
  for each row execute function appropriation.draft_only();
create trigger decided_charge_of_draft before insert or update or delete
  on appropriation.decided_charge for each row execute function appropriation.draft_only();
create trigger line_of_draft before insert or update or delete on appropriation.line
  for each row execute function appropriation.draft_only();
create trigger line_charge_of_draft before insert or update or delete
  on appropriation.line_charge for each row execute function appropriation.draft_only();

-- What does not reconcile, by line and by item; empty when the mandate may be activated.
create view appropriation.unreconciled as
  select b.mandate_id, b.year, 'LINES' as what, '' as place, b.total_ore as decided_ore,
         coalesce(sum(l.amount_ore), 0)::bigint as entered_ore
    from appropriation.budget b
    left join appropriation.line l on (l.mandate_id, l.year) = (b.mandate_id, b.year)
   group by b.mandate_id, b.year
  having coalesce(sum(l.amount_ore), 0) <> b.total_ore
  union all
  select b.mandate_id, b.year, 'ITEMS', '', b.total_ore, coalesce(sum(d.amount_ore), 0)::bigint
    from appropriation.budget b
    left join appropriation.decided_charge d on (d.mandate_id, d.year) = (b.mandate_id, b.year)
   group by b.mandate_id, b.year
  having coalesce(sum(d.amount_ore), 0) <> b.total_ore
  union all
  select l.mandate_id, l.year, 'LINE', l.code, l.amount_ore,
         coalesce(sum(c.amount_ore), 0)::bigint
    from appropriation.line l left join appropriation.line_charge c on c.line_id = l.id
   group by l.id
  having coalesce(sum(c.amount_ore), 0) <> l.amount_ore
  union all
  select mandate_id, year, 'ITEM', item, coalesce(d.ore, 0), coalesce(c.ore, 0)
    from (select mandate_id, year, item, amount_ore as ore from appropriation.decided_charge) d
    full join (select l.mandate_id, l.year, c.item, sum(c.amount_ore)::bigint as ore
                 from appropriation.line_charge c join appropriation.line l on l.id = c.line_id
                group by l.mandate_id, l.year, c.item) c using (mandate_id, year, item)
   where coalesce(d.ore, 0) <> coalesce(c.ore, 0);

create function appropriation.check_activation() returns trigger language plpgsql as $$
declare
  gap record;
begin
  if exists (select from appropriation.writer
              where mandate_id = new.id and person_id = new.activated_by) then
    raise exception 'who has written in the mandate cannot activate it'
      using errcode = 'check_violation', constraint = 'mandate_four_eyes';
  end if;
  if not exists (select from appropriation.budget where mandate_id = new.id) then
    raise exception 'a mandate without a budget cannot be activated'
      using errcode = 'check_violation', constraint = 'mandate_reconciles';
  end if;
  select * into gap from appropriation.unreconciled where mandate_id = new.id limit 1;
  if found then
    raise exception 'the budget of % does not reconcile: decided %, entered %',
      gap.year, gap.decided_ore, gap.entered_ore
      using errcode = 'check_violation', constraint = 'mandate_reconciles';
  end if;
  if exists (select from appropriation.line l
               join appropriation.budget b on (b.mandate_id, b.year) = (l.mandate_id, l.year)
              where l.mandate_id = new.id and b.decided and l.pot_id is null) then
    raise exception 'the money of a line is not booked'
      using errcode = 'check_violation', constraint = 'mandate_booked';
  end if;
  if exists (select from appropriation.mandate b where b.id = new.base_id
                and b.activated_at is null) then
    raise exception 'the mandate that this one adds to is not activated'
      using errcode = 'check_violation', constraint = 'mandate_base_active';
  end if;
  return new;
end $$;
create trigger mandate_activation before update on appropriation.mandate
  for each row when (old.activated_at is null and new.activated_at is not null)
  execute function appropriation.check_activation();

-- Never born active.
create trigger mandate_born_draft before insert on appropriation.mandate
  for each row when (new.activated_at is not null)
  execute function appropriation.refuse_change();
