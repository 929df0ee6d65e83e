-- A transfer that has been carried out, as a bookkeeper sees it: which item and line it concerns,
-- and with whom. A counterparty without a number is known by the code of its role, or by the end
-- of its identity: the beginning of one is the time, and the same for many.
create or replace view accounting.posting as
  select t.id, t.agency_id, t.sequence, t.budget_year, t.value_day,
         ledger.booked_day(t.booked_at) as booked_day, t.amount_ore, t.code, t.text, t.document,
         f.kind as from_kind, o.kind as to_kind, item.code as item, item.name as item_name,
         m.case_number || '/' || l.code as line, l.name as line_name, way.line_pot,
         a.id as award_id, a.recipient_kind, a.recipient_name, a.organisation_id,
         coalesce(g.organisation_number, role.code, right(a.organisation_id::text, 12))
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
