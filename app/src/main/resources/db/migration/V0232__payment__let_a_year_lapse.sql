-- What is withdrawn of an award has been decided, or lapsed since its year ended without it having
-- been paid (L14): the ledger tells the two apart, and a lapse stands on the last day of its year.
create or replace function award.check_released() returns trigger language plpgsql as $$
declare
  released bigint;
  lapsed bigint;
begin
  select coalesce(sum(amount_ore) filter (where code = 'RELEASED'), 0),
         coalesce(sum(amount_ore) filter (where code = 'LAPSED'
           and value_day = make_date(new.year, 12, 31)), 0)
    into released, lapsed
    from ledger.transfer
   where from_pot = new.pot_id and to_pot = new.line_pot_id and phase = 'POSTED';
  if new.released_ore <> released + lapsed
     or released <> (select coalesce(sum(amount_ore), 0) from award.release
                      where award_id = new.id and status = 'DONE') then
    raise exception 'what is withdrawn of an award is decided and moved back'
      using errcode = 'check_violation', constraint = 'release_is_decided_and_booked';
  end if;
  return null;
end $$;
