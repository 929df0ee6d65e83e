-- What must hold of redistributions and payments. As in accounting.held: each row says what was
-- expected and what was found, and in a rule called ..._WITHIN the found may be less.
create view accounting.held_of_payment as
  -- an award out of a redistribution is no more than its decided line, and than the stated need
  select a.agency_id, 'REDISTRIBUTION_WITHIN' as rule,
         a.recipient_name || ', ' || a.case_number as place,
         least(l.amount_ore, coalesce(l.need_ore, l.amount_ore)) as expected_ore,
         a.amount_ore as found_ore
    from award.award a
    join award.redistribution_line l on l.award_id = a.id
   where a.kind = 'REDISTRIBUTION'
  union all
  -- the payments of an award are together no more than the award
  select a.agency_id, 'PAYMENT_SUM_WITHIN', a.recipient_name || ', ' || a.case_number,
         a.amount_ore, coalesce(sum(p.amount_ore) filter (where p.status <> 'LAPSED'), 0)::bigint
    from award.award a join payment.payment p on p.award_id = a.id
   group by a.id
  union all
  -- what the bank has executed has been moved in the ledger, and nothing else; what came back in a
  -- later year stands where it was, for the old year is over
  select b.agency_id, 'PAYMENT_BOOKED', p.recipient_name || ', ' || t.end_to_end,
         case when t.status = 'EXECUTED'
                or (t.status = 'RETURNED' and extract(year from t.returned_day) > t.year)
              then t.amount_ore else 0 end,
         coalesce((select sum(case when o.phase = 'POST' then o.amount_ore else 0 end
                              - coalesce(r.amount_ore, 0))
                     from payment.part x
                     left join ledger.transfer o on o.id = x.outcome_id
                     left join ledger.transfer r on r.id = x.return_id
                    where x.attempt_id = t.id), 0)::bigint
    from payment.attempt t
    join payment.batch b on b.id = t.batch_id
    join payment.payment p on p.id = t.payment_id
  union all
  -- what is on its way to the bank is promised in the ledger, and nothing else is
  select b.agency_id, 'PAYMENT_PROMISED', p.recipient_name || ', ' || t.end_to_end,
         case when t.status in ('ORDERED', 'SENT', 'ACCEPTED', 'UNKNOWN') then t.amount_ore
              else 0 end,
         coalesce((select sum(x.amount_ore) from payment.part x
                    where x.attempt_id = t.id
                      and not exists (select from ledger.transfer o
                                       where o.pending_id = x.promise_id)), 0)::bigint
    from payment.attempt t
    join payment.batch b on b.id = t.batch_id
    join payment.payment p on p.id = t.payment_id
  union all
  -- a payment is paid where one try of it is
  select p.agency_id, 'PAYMENT_PAID', p.recipient_name || ', ' || p.case_number,
         case when p.status = 'PAID' then p.amount_ore else 0 end,
         coalesce((select sum(t.amount_ore) from payment.attempt t
                    where t.payment_id = p.id and t.status = 'EXECUTED'), 0)::bigint
    from payment.payment p;

create or replace view accounting.held_of_all as
  select agency_id, rule, place, expected_ore, found_ore from accounting.held
  union all
  select agency_id, rule, place, expected_ore, found_ore from accounting.held_of_award
  union all
  select agency_id, rule, place, expected_ore, found_ore from accounting.held_of_payment;

-- The agency's own costs charge their item too.
create or replace view accounting.held_of_award as
  -- a base award is no more than what was asked for
  select a.agency_id, 'AWARD_WITHIN' as rule, a.recipient_name || ', ' || a.case_number as place,
         q.amount_ore as expected_ore, a.amount_ore as found_ore
    from award.award a join requisition.requisition q on q.id = a.requisition_id
   where a.kind = 'BASE'
  union all
  -- nor more than the recipient's ceiling when it asked
  select a.agency_id, 'AWARD_CEILING_WITHIN', a.recipient_name || ', ' || a.case_number,
         q.ceiling_ore, a.amount_ore
    from award.award a join requisition.requisition q on q.id = a.requisition_id
   where a.kind = 'BASE'
  union all
  -- the ledger has moved the award, less what has been withdrawn of it, out of its line
  select a.agency_id, 'AWARD_BOOKED', a.recipient_name || ', ' || a.case_number,
         a.amount_ore - a.released_ore,
         coalesce((select sum(case when t.to_pot = a.pot_id then t.amount_ore
                                   else -t.amount_ore end)
                     from ledger.transfer t
                    where (t.from_pot, t.to_pot) in ((a.line_pot_id, a.pot_id),
                                                     (a.pot_id, a.line_pot_id))
                      and t.phase in ('POSTED', 'POST')), 0)::bigint
    from award.award a
  union all
  -- what stands in an award's pot is what has been awarded, less what is paid, plus what came back
  select a.agency_id, 'AWARD_POT', a.recipient_name || ', ' || a.case_number,
         a.amount_ore - a.released_ore - paid.ore, p.credit_posted_ore - p.debit_posted_ore
    from award.award a
    join ledger.pot p on p.id = a.pot_id
    cross join lateral (
      select coalesce(sum(case when t.from_pot = a.pot_id then t.amount_ore
                               else -t.amount_ore end), 0)::bigint as ore
        from ledger.transfer t
        join ledger.pot o on o.id = case when t.from_pot = a.pot_id then t.to_pot
                                         else t.from_pot end and o.kind = 'PAID'
       where a.pot_id in (t.from_pot, t.to_pot) and t.phase in ('POSTED', 'POST')) paid
  union all
  -- a recipient is never paid more than it has been awarded, all its awards of a year together
  select a.agency_id, 'PAID_WITHIN', min(a.recipient_name) || ', ' || a.year,
         sum(a.amount_ore - a.released_ore)::bigint, coalesce(sum(paid.ore), 0)::bigint
    from award.award a
    cross join lateral (
      select sum(case when t.from_pot = a.pot_id then t.amount_ore else -t.amount_ore end) as ore
        from ledger.transfer t
        join ledger.pot o on o.id = case when t.from_pot = a.pot_id then t.to_pot
                                         else t.from_pot end and o.kind = 'PAID'
       where a.pot_id in (t.from_pot, t.to_pot) and t.phase in ('POSTED', 'POST')) paid
   group by a.agency_id, a.organisation_id, a.recipient_kind, a.year
  union all
  -- an item is charged with no more than what it has been assigned
  select i.agency_id, 'ITEM_CHARGED_WITHIN', i.name,
         coalesce((select sum(case when t.to_pot = i.id then t.amount_ore else -t.amount_ore end)
                     from ledger.transfer t
                     join ledger.pot s on s.kind = 'TREASURY'
                      and s.id = case when t.to_pot = i.id then t.from_pot else t.to_pot end
                    where i.id in (t.from_pot, t.to_pot)
                      and t.phase in ('POSTED', 'POST')), 0)::bigint,
         coalesce((select sum(p.credit_posted_ore - p.debit_posted_ore) from ledger.pot p
                    where (p.agency_id, p.budget_year, p.object_id)
                        = (i.agency_id, i.budget_year, i.object_id)
                      and p.kind in ('PAID', 'COST')), 0)::bigint
    from ledger.pot i where i.kind = 'APPROPRIATION_ITEM'
  union all
  -- a batch of vouchers is the vouchers of transfers as they stand in the ledger
  select b.agency_id, 'VOUCHER_AMOUNT', b.series || ' ' || v.number || ', ' || b.year,
         t.amount_ore, max(l.amount_ore)
    from accounting.voucher_batch b
    join accounting.voucher v on v.batch_id = b.id
    join accounting.voucher_line l on (l.batch_id, l.number) = (v.batch_id, v.number)
    join ledger.transfer t on t.id = v.transfer_id
   group by b.agency_id, b.series, v.number, b.year, t.amount_ore;

-- Own costs come out of the books and are in no voucher of ours: they count where the books tell of
-- the whole item only.
create or replace view accounting.book_compared as
  with books as (
    select distinct on (r.agency_id, m.item, m.month)
           r.agency_id, m.item, m.month, m.whole_ore, m.within_ore
      from accounting.book_month m join accounting.book_reading r on r.id = m.reading_id
     order by r.agency_id, m.item, m.month, r.read_at desc, r.id desc),
  ours as (
    select p.agency_id, p.object_id as item, date_trunc('month', d.value_day)::date as month,
           coalesce(sum(d.credit_posted_ore - d.debit_posted_ore)
                      filter (where p.kind = 'PAID'), 0)::bigint as paid_ore,
           sum(d.credit_posted_ore - d.debit_posted_ore)::bigint as charged_ore
      from ledger.pot p join ledger.day d on d.pot_id = p.id
     where p.kind in ('PAID', 'COST')
     group by 1, 2, 3),
  compared as (
    select agency_id, item, month,
           coalesce(case when b.within_ore is null then o.charged_ore else o.paid_ore end, 0)
             as ledger_ore,
           b.whole_ore, b.within_ore,
           coalesce(b.within_ore, b.whole_ore) as books_ore
      from books b full join ours o using (agency_id, item, month))
  select c.*, e.text as explanation, e.given_by_name as explained_by, e.given_at as explained_at
    from compared c
    left join lateral (
      select x.* from accounting.book_explanation x
       where (x.agency_id, x.item, x.month, x.ledger_ore, x.books_ore)
           = (c.agency_id, c.item, c.month, c.ledger_ore, c.books_ore)
       order by x.id desc limit 1) e on true;
