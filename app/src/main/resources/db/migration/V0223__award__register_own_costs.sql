-- The agency's own costs (egna kostnader): charged to a line that is for them, never awarded and
-- never paid out from here; they are paid by the agency's own accounting, which the voucher names.
-- What was wrong is taken back by a new row.
create table award.cost (
  id                 uuid primary key,
  agency_id          uuid not null references recipient.organisation,
  year               integer not null,
  line_id            uuid not null,
  line_pot_id        uuid not null,
  pot_id             uuid not null,
  -- the appropriation item that the books charge
  item               text not null,
  amount_ore         bigint not null check (amount_ore > 0),
  day                date not null,
  voucher            text not null check (length(btrim(voucher)) between 1 and 60),
  text               text not null check (length(btrim(text)) between 1 and 300),
  -- the one that it takes back, all of it
  takes_back         uuid unique references award.cost,
  registered_by      uuid not null,
  registered_by_name text not null,
  registered_at      timestamptz not null,
  check (takes_back <> id),
  constraint cost_within_the_year check (extract(year from day) = year),
  foreign key (line_id, year, line_pot_id) references appropriation.line (id, year, pot_id),
  foreign key (pot_id, agency_id, year) references ledger.pot (id, agency_id, budget_year)
);
create index cost_line on award.cost (line_id, day desc, id desc);
-- A voucher is registered once for a line, as long as it stands.
create unique index cost_voucher on award.cost (line_id, voucher, amount_ore) where takes_back is null;

create function award.guard_cost() returns trigger language plpgsql as $$
declare
  wrong award.cost;
begin
  if not exists (select from appropriation.line
                  where id = new.line_id and instrument = 'OWN_COSTS') then
    raise exception 'own costs are charged to a line that is for them'
      using errcode = 'check_violation', constraint = 'cost_on_its_line';
  end if;
  if not exists (select from ledger.pot where id = new.pot_id and kind = 'COST' and object_id = new.item) then
    raise exception 'own costs have a pot of their own'
      using errcode = 'check_violation', constraint = 'cost_has_its_pot';
  end if;
  if not exists (select from appropriation.line_charge
                  where line_id = new.line_id and item = new.item and amount_ore > 0) then
    raise exception 'a cost is charged to an item that pays for its line'
      using errcode = 'check_violation', constraint = 'cost_on_an_item_of_its_line';
  end if;
  if new.takes_back is not null then
    select * into wrong from award.cost where id = new.takes_back;
    if wrong.takes_back is not null
       or (wrong.line_id, wrong.amount_ore, wrong.item)
          <> (new.line_id, new.amount_ore, new.item) then
      raise exception 'a cost is taken back whole, once'
        using errcode = 'check_violation', constraint = 'cost_taken_back_whole';
    end if;
  end if;
  return new;
end $$;
create trigger cost_guarded before insert on award.cost
  for each row execute function award.guard_cost();
create trigger cost_kept before update or delete or truncate on award.cost
  for each statement execute function award.refuse_change();

create function award.check_cost() returns trigger language plpgsql as $$
begin
  if not exists (
      select from ledger.transfer
       where agency_id = new.agency_id and key = 'cost-' || new.id and phase = 'POSTED'
         and amount_ore = new.amount_ore
         and (from_pot, to_pot) = (
           case when new.takes_back is null then new.line_pot_id else new.pot_id end,
           case when new.takes_back is null then new.pot_id else new.line_pot_id end)) then
    raise exception 'a cost is moved in the ledger when it is registered'
      using errcode = 'check_violation', constraint = 'cost_is_booked';
  end if;
  return null;
end $$;
create constraint trigger cost_booked after insert on award.cost
  deferrable initially deferred for each row execute function award.check_cost();
