-- What must hold of awards. As in accounting.held: each row says what was expected and what was
-- found, and in a rule called ..._WITHIN the found may be less.
create view accounting.held_of_award as
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
