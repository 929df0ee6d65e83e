-- What is not paid of an award is withdrawn (återtas) by a decision of two: the money goes back to
-- the line that it came from. Whoever loses it is heard first, or it is said why not.
create table award.release (
  id             uuid primary key default uuidv7(),
  agency_id      uuid not null references recipient.organisation,
  award_id       uuid not null references award.award,
  amount_ore     bigint not null check (amount_ore > 0),
  heard          text not null check (length(btrim(heard)) between 1 and 2000),
  proposal_id    uuid unique references decision.proposal,
  proposed_by    uuid not null,
  proposed_at    timestamptz not null,
  -- WAITS until it is decided; VOID where it came to nothing
  status         text not null default 'WAITS' check (status in ('WAITS', 'DONE', 'VOID')),
  check (status <> 'DONE' or proposal_id is not null)
);
create unique index release_waits on award.release (award_id) where status = 'WAITS';
create index release_award on award.release (award_id);
create trigger release_kept before delete or truncate on award.release
  for each statement execute function award.refuse_change();
create trigger release_fixed before update on award.release
  for each row when (old.status <> 'WAITS'
    or to_jsonb(new) - 'status' - 'proposal_id' <> to_jsonb(old) - 'status' - 'proposal_id'
    or old.proposal_id is not null and new.proposal_id <> old.proposal_id)
  execute function award.refuse_change();

-- When the transaction ends: what an award says is withdrawn is what the ledger has moved back, and
-- what has been decided.
create function award.check_released() returns trigger language plpgsql as $$
begin
  if new.released_ore <> (select coalesce(sum(amount_ore), 0) from ledger.transfer
                           where from_pot = new.pot_id and to_pot = new.line_pot_id
                             and code = 'RELEASED' and phase = 'POSTED')
     or new.released_ore <> (select coalesce(sum(amount_ore), 0) from award.release
                              where award_id = new.id and status = 'DONE') then
    raise exception 'what is withdrawn of an award is decided and moved back'
      using errcode = 'check_violation', constraint = 'release_is_decided_and_booked';
  end if;
  return null;
end $$;
create constraint trigger award_released after update of released_ore on award.award
  deferrable initially deferred for each row execute function award.check_released();
