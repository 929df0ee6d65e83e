create schema award;

-- What a recipient has been granted (beviljat bidrag): made once, by a decision, out of one budget
-- line into a pot of its own, and never changed but for what is withdrawn of it.
create table award.award (
  id              uuid primary key,
  agency_id       uuid not null references recipient.organisation,
  kind            text not null check (kind in ('BASE', 'REDISTRIBUTION', 'DIRECT')),
  organisation_id uuid not null references recipient.organisation,
  recipient_kind  text not null check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  recipient_name  text not null check (recipient_name = btrim(recipient_name) and recipient_name <> ''),
  round_id        uuid references programme.round,
  requisition_id  uuid references requisition.requisition,
  case_id         uuid not null references casefile.case_file,
  case_number     text not null,
  proposal_id     uuid references decision.proposal,
  title           text not null check (title = btrim(title) and title <> ''),
  amount_ore      bigint not null check (amount_ore > 0),
  decided_at      timestamptz not null,
  decided_by      uuid not null,
  decided_by_name text not null,
  year            integer not null,
  line_id         uuid not null,
  line_pot_id     uuid not null,
  pot_id          uuid not null unique,
  use_first       date,
  use_last        date,
  due             date not null,
  binding         boolean not null,
  conditions      jsonb not null check (jsonb_typeof(conditions) = 'object'),
  released_ore    bigint not null default 0,
  constraint only_what_it_holds_is_released check (released_ore between 0 and amount_ore),
  constraint a_direct_award_has_no_round check ((kind = 'DIRECT') = (round_id is null)),
  constraint a_base_award_answers_a_requisition check (kind <> 'BASE' or requisition_id is not null),
  constraint use_is_a_period check (use_last >= use_first and (use_first is null) = (use_last is null)),
  constraint decided_within_the_year
    check (extract(year from decided_at at time zone 'Europe/Stockholm') <= year),
  foreign key (line_id, year, line_pot_id) references appropriation.line (id, year, pot_id),
  foreign key (pot_id, agency_id, year) references ledger.pot (id, agency_id, budget_year)
);

-- One base award for a requisition.
create unique index award_base on award.award (requisition_id) where kind = 'BASE';
create index award_requisition on award.award (requisition_id);
create index award_round on award.award (round_id, recipient_name, id);
create index award_line on award.award (line_id);
create index award_case on award.award (case_id);
create index award_organisation on award.award (organisation_id, decided_at desc);
create index award_agency on award.award (agency_id, decided_at desc, id);

-- When it is paid: in one sum, or in parts where the round's terms say so.
create table award.instalment (
  award_id   uuid not null references award.award,
  position   integer not null check (position > 0),
  amount_ore bigint not null check (amount_ore > 0),
  due        date not null,
  primary key (award_id, position)
);

create function award.guard_award() returns trigger language plpgsql as $$
declare
  asked requisition.requisition;
  budget appropriation.line;
begin
  select * into budget from appropriation.line where id = new.line_id;
  if (new.kind = 'DIRECT') <> (budget.instrument = 'DIRECT')
     or new.kind <> 'DIRECT' and budget.instrument <> 'REQUISITION' then
    raise exception 'the money of "%" is not awarded in this way', budget.name
      using errcode = 'check_violation', constraint = 'award_follows_the_instrument';
  end if;
  if not exists (select from ledger.pot
                  where id = new.pot_id and kind = 'AWARD' and object_id = new.id::text) then
    raise exception 'an award has a pot of its own'
      using errcode = 'check_violation', constraint = 'award_has_a_pot';
  end if;
  if new.requisition_id is not null then
    select * into asked from requisition.requisition where id = new.requisition_id;
    if asked.status <> 'APPROVED'
       or (asked.agency_id, asked.organisation_id, asked.recipient_kind, asked.round_id)
          <> (new.agency_id, new.organisation_id, new.recipient_kind, new.round_id) then
      raise exception 'an award answers an approved requisition of its recipient in its round'
        using errcode = 'check_violation', constraint = 'award_answers_its_requisition';
    end if;
  end if;
  if new.kind = 'BASE' and (new.amount_ore > asked.amount_ore or new.case_id <> asked.case_id) then
    raise exception 'a base award is never more than was asked for'
      using errcode = 'check_violation', constraint = 'award_within_the_requisition';
  end if;
  if new.kind = 'BASE' and not exists (
      select from programme.round where id = new.round_id and line_id = new.line_id) then
    raise exception 'a base award is made of its own round''s money'
      using errcode = 'check_violation', constraint = 'award_of_its_line';
  end if;
  return new;
end $$;
create trigger award_guarded before insert on award.award
  for each row execute function award.guard_award();

create function award.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'an award is never changed or removed: what is unpaid of it can be withdrawn';
end $$;
create trigger award_fixed before update on award.award
  for each row when (new.released_ore < old.released_ore
    or to_jsonb(new) - 'released_ore' <> to_jsonb(old) - 'released_ore')
  execute function award.refuse_change();
create trigger award_kept before delete or truncate on award.award
  for each statement execute function award.refuse_change();
create trigger instalment_fixed before update or delete or truncate on award.instalment
  for each statement execute function award.refuse_change();

-- When the transaction ends: the instalments make up the award, and the money has been moved.
create function award.check_whole() returns trigger language plpgsql as $$
declare
  own award.award;
begin
  if tg_table_name = 'award' then
    own := new;
  else
    select * into own from award.award where id = new.award_id;
  end if;
  if own.amount_ore <> (select coalesce(sum(amount_ore), 0) from award.instalment
                         where award_id = own.id) then
    raise exception 'the instalments do not make up the award'
      using errcode = 'check_violation', constraint = 'instalments_make_up_the_award';
  end if;
  if not exists (select from ledger.transfer
                  where agency_id = own.agency_id and key = 'award-' || own.id
                    and code = 'AWARDED' and phase = 'POSTED' and from_pot = own.line_pot_id
                    and to_pot = own.pot_id and amount_ore = own.amount_ore) then
    raise exception 'the money of an award is moved when it is made'
      using errcode = 'check_violation', constraint = 'award_is_booked';
  end if;
  return null;
end $$;
create constraint trigger award_whole after insert on award.award
  deferrable initially deferred for each row execute function award.check_whole();
create constraint trigger instalment_whole after insert on award.instalment
  deferrable initially deferred for each row execute function award.check_whole();

-- And the other way: who was approved and asked for money has its award, or neither is true.
create function award.check_approved() returns trigger language plpgsql as $$
begin
  if not exists (select from award.award where requisition_id = new.id and kind = 'BASE') then
    raise exception 'an approved requisition has its award'
      using errcode = 'check_violation', constraint = 'approved_is_awarded';
  end if;
  return null;
end $$;
create constraint trigger approved_is_awarded after update of status on requisition.requisition
  deferrable initially deferred for each row
  when (new.status = 'APPROVED' and old.status <> 'APPROVED' and new.amount_ore > 0)
  execute function award.check_approved();
