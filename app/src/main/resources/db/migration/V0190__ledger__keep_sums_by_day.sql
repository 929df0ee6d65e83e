-- What has moved in a pot, by the day it happened and the day it was booked (in Sweden), so that a
-- balance of any earlier day is a sum of days and not of transfers. Moved with the pot's own
-- balances, under the same lock, and in no other way.
create table ledger.day (
  pot_id             uuid not null references ledger.pot,
  value_day          date not null,
  booked_day         date not null,
  debit_posted_ore   bigint not null,
  credit_posted_ore  bigint not null,
  debit_pending_ore  bigint not null,
  credit_pending_ore bigint not null,
  primary key (pot_id, value_day, booked_day)
) with (fillfactor = 70);

create function ledger.booked_day(moment timestamptz) returns date language sql immutable
  return (moment at time zone 'Europe/Stockholm')::date;

-- A transfer's effect by pot and day; the sum of it is what ledger.day holds.
create view ledger.day_recomputed as
  select pot_id, value_day, ledger.booked_day(booked_at) as booked_day,
         coalesce(sum(posted_ore) filter (where debit), 0)::bigint as debit_posted_ore,
         coalesce(sum(posted_ore) filter (where not debit), 0)::bigint as credit_posted_ore,
         coalesce(sum(pending_ore) filter (where debit), 0)::bigint as debit_pending_ore,
         coalesce(sum(pending_ore) filter (where not debit), 0)::bigint as credit_pending_ore
    from ledger.effect
   group by 1, 2, 3;

insert into ledger.day select * from ledger.day_recomputed;

create trigger day_moved_by_transfers before insert or update or delete on ledger.day
  for each statement when (pg_trigger_depth() = 0) execute function ledger.refuse_change();
create trigger day_stays before truncate on ledger.day
  for each statement execute function ledger.refuse_change();

-- As before, but what the statement changes is worked out once, from its own rows. By keys alone,
-- whether a statement has one row or a hundred thousand: the planner does not know how many rows a
-- statement has, and must be kept from reading whole tables for two pots.
create or replace function ledger.move_balances() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  touched uuid[];
  change ledger.day[];
  short record;
begin
  if exists (select from inserted t
              where t.pending_id is not null
                and not coalesce((select t.amount_ore <= p.amount_ore
                                         and (t.phase <> 'VOID' or t.amount_ore = p.amount_ore)
                                    from ledger.transfer p where p.id = t.pending_id), true)) then
    raise exception 'a promise of less cannot carry this'
      using errcode = 'check_violation', constraint = 'transfer_within_promise';
  end if;

  touched := array(select from_pot from inserted union select to_pot from inserted order by 1);
  perform from ledger.pot where id = any (touched) order by id for no key update;

  select array_agg(row(pot_id, value_day, booked_day, debit_posted, credit_posted,
                       debit_pending, credit_pending)::ledger.day)
    into change
    from (select p.pot_id, t.value_day, ledger.booked_day(t.booked_at) as booked_day,
                 sum(case when p.debit then t.posted else 0 end)::bigint as debit_posted,
                 sum(case when p.debit then 0 else t.posted end)::bigint as credit_posted,
                 sum(case when p.debit then t.pending else 0 end)::bigint as debit_pending,
                 sum(case when p.debit then 0 else t.pending end)::bigint as credit_pending
            from (select from_pot, to_pot, value_day, booked_at,
                         case when phase in ('POSTED', 'POST') then amount_ore else 0 end as posted,
                         case phase when 'PENDING' then amount_ore when 'POSTED' then 0
                           else -(select promise.amount_ore from ledger.transfer promise
                                   where promise.id = i.pending_id) end as pending
                    from inserted i) t
            cross join lateral (values (t.from_pot, true), (t.to_pot, false)) as p (pot_id, debit)
           group by 1, 2, 3) moved;

  select pot.name, pot.available_ore,
         pot.available_ore
         + sum(case pot.side
                 when 'CREDIT' then c.credit_posted_ore - c.debit_posted_ore - c.debit_pending_ore
                 else c.debit_posted_ore - c.credit_posted_ore - c.credit_pending_ore
               end) as after_ore
    into short
    from unnest(change) c join ledger.pot pot on pot.id = c.pot_id
   group by pot.id order by after_ore limit 1;
  if short.after_ore < 0 then
    raise exception 'the pot "%" would go below zero', short.name
      using errcode = 'check_violation', constraint = 'pot_never_below_zero',
            detail = format('%s;%s;%s', short.available_ore, -short.after_ore, short.name);
  end if;

  insert into ledger.day as d select (c).* from unnest(change) c
  on conflict (pot_id, value_day, booked_day) do update
     set debit_posted_ore = d.debit_posted_ore + excluded.debit_posted_ore,
         credit_posted_ore = d.credit_posted_ore + excluded.credit_posted_ore,
         debit_pending_ore = d.debit_pending_ore + excluded.debit_pending_ore,
         credit_pending_ore = d.credit_pending_ore + excluded.credit_pending_ore;

  update ledger.pot p
     set debit_posted_ore = p.debit_posted_ore + c.debit_posted,
         credit_posted_ore = p.credit_posted_ore + c.credit_posted,
         debit_pending_ore = p.debit_pending_ore + c.debit_pending,
         credit_pending_ore = p.credit_pending_ore + c.credit_pending
    from (select pot_id, sum(debit_posted_ore) as debit_posted,
                 sum(credit_posted_ore) as credit_posted,
                 sum(debit_pending_ore) as debit_pending,
                 sum(credit_pending_ore) as credit_pending
            from unnest(change) group by pot_id) c
   where p.id = c.pot_id;
  return null;
end $$;
drop function ledger.change_by(uuid[]);

-- Balances change with every transfer: leave room for them on their page.
alter table ledger.pot set (fillfactor = 70);

-- A day's sums are the sums of its transfers, too; the transfers are read once.
create or replace view ledger.breach as
  with recomputed as materialized (select * from ledger.day_recomputed),
  change as (
    select pot_id, sum(debit_posted_ore)::bigint as debit_posted,
           sum(credit_posted_ore)::bigint as credit_posted,
           sum(debit_pending_ore)::bigint as debit_pending,
           sum(credit_pending_ore)::bigint as credit_pending
      from recomputed group by pot_id)
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
      or sum(debit_pending_ore) <> sum(credit_pending_ore)
  union all
  select p.agency_id, 'DAY_DIFFERS', p.name || ', ' || value_day,
         coalesce(d.credit_posted_ore, 0) - coalesce(d.debit_posted_ore, 0),
         coalesce(r.credit_posted_ore, 0) - coalesce(r.debit_posted_ore, 0)
    from ledger.day d
    full join recomputed r using (pot_id, value_day, booked_day)
    join ledger.pot p on p.id = pot_id
   where (d.debit_posted_ore, d.credit_posted_ore, d.debit_pending_ore, d.credit_pending_ore)
         is distinct from
         (r.debit_posted_ore, r.credit_posted_ore, r.debit_pending_ore, r.credit_pending_ore);
