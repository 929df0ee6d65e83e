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

-- Everything that is held against something.
create view accounting.held_of_all as
  select agency_id, rule, place, expected_ore, found_ore from accounting.held
  union all
  select agency_id, rule, place, expected_ore, found_ore from accounting.held_of_award
  union all
  select agency_id, rule, place, expected_ore, found_ore from accounting.held_of_payment;
