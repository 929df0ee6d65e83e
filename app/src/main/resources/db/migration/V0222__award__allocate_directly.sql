-- What is proposed for a party that a budget line names (direkt tilldelning), without its asking.
-- It becomes an award when another has decided it, and never otherwise.
create table award.direct (
  id              uuid primary key default uuidv7(),
  agency_id       uuid not null references recipient.organisation,
  line_id         uuid not null references appropriation.line,
  party           text not null check (party ~ '^[A-Z][A-Z0-9_]*$'),
  organisation_id uuid not null references recipient.organisation,
  recipient_kind  text not null check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  recipient_name  text not null check (recipient_name = btrim(recipient_name) and recipient_name <> ''),
  amount_ore      bigint not null check (amount_ore > 0),
  purpose         text not null check (length(btrim(purpose)) between 1 and 1000),
  pay_by          date not null,
  case_id         uuid not null references casefile.case_file,
  case_number     text not null,
  proposal_id     uuid unique references decision.proposal,
  proposed_by     uuid not null,
  proposed_at     timestamptz not null,
  -- false where it came to nothing, so that the party can be proposed again
  open            boolean not null default true
);
-- Each named party once for each line.
create unique index direct_once on award.direct (line_id, party) where open;
create index direct_line on award.direct (line_id);

create function award.guard_direct() returns trigger language plpgsql as $$
begin
  if new.kind = 'DIRECT' and not exists (
      select from award.direct d
       where d.proposal_id = new.proposal_id and d.open
         and (d.agency_id, d.line_id, d.organisation_id, d.amount_ore, d.case_id)
             = (new.agency_id, new.line_id, new.organisation_id, new.amount_ore, new.case_id)) then
    raise exception 'a direct award is what was proposed for a named party'
      using errcode = 'check_violation', constraint = 'direct_award_as_proposed';
  end if;
  return new;
end $$;
create trigger award_named before insert on award.award
  for each row execute function award.guard_direct();
create unique index award_of_direct on award.award (proposal_id) where kind = 'DIRECT';

create trigger direct_fixed before update on award.direct
  for each row when (old.proposal_id is not null
    and to_jsonb(new) - 'open' <> to_jsonb(old) - 'open' or new.open and not old.open)
  execute function award.refuse_change();
create trigger direct_kept before delete or truncate on award.direct
  for each statement execute function award.refuse_change();

-- Who pays a line that names its parties, where that is not this agency (L19); the latest holds.
create table award.payer (
  id             uuid primary key default uuidv7(),
  agency_id      uuid not null references recipient.organisation,
  line_id        uuid not null references appropriation.line,
  ours           boolean not null,
  reason         text not null check (length(btrim(reason)) between 1 and 1000),
  stated_at      timestamptz not null,
  stated_by      uuid not null,
  stated_by_name text not null
);
create index payer_line on award.payer (line_id, id desc);
create trigger payer_kept before update or delete or truncate on award.payer
  for each statement execute function award.refuse_change();

create function award.guard_payer() returns trigger language plpgsql as $$
begin
  if not (select coalesce((select ours from award.payer where line_id = new.line_id
                            order by id desc limit 1), true)) then
    raise exception 'another pays this line'
      using errcode = 'check_violation', constraint = 'direct_is_ours_to_pay';
  end if;
  return new;
end $$;
create trigger direct_payer before insert on award.direct
  for each row execute function award.guard_payer();
