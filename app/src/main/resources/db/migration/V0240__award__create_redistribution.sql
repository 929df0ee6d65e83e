-- What nobody requisitioned in the rounds that share (omfördelning), shared out again or left: a
-- proposal with all that it rests on, frozen, and the decision.
create table award.redistribution (
  id               uuid primary key default uuidv7(),
  agency_id        uuid not null references recipient.organisation,
  grant_id         uuid not null references programme.grant_form,
  year             integer not null,
  kind             text not null,
  -- the categories of the rounds that share with each other, in order
  categories       text[] not null check (cardinality(categories) > 0),
  -- 1; 2 and on for what came free after an earlier decision
  number           integer not null check (number > 0),
  outcome          text not null check (outcome in ('SHARED', 'LEFT')),
  status           text not null default 'PROPOSED' check (status in ('PROPOSED', 'DECIDED', 'CLOSED')),
  title            text not null check (title = btrim(title) and title <> ''),
  left_ore         bigint not null check (left_ore > 0 and left_ore % 100 = 0),
  shared_ore       bigint not null check (shared_ore between 0 and left_ore and shared_ore % 100 = 0),
  content          text not null,
  sha256           text not null,
  case_id          uuid not null references casefile.case_file,
  case_number      text not null,
  proposal_id      uuid unique references decision.proposal,
  proposed_by      uuid not null,
  proposed_by_name text not null,
  proposed_at      timestamptz not null,
  decided_by       uuid,
  decided_by_name  text,
  decided_at       timestamptz,
  constraint content_is_as_it_was check (encode(sha256(convert_to(content, 'UTF8')), 'hex') = sha256),
  constraint left_shares_nothing check ((outcome = 'LEFT') = (shared_ore = 0)),
  constraint decided_says_who check (num_nulls(decided_by, decided_by_name, decided_at)
    = case status when 'DECIDED' then 0 else 3 end),
  constraint decided_by_another check (decided_by <> proposed_by)
);
-- once for the rounds that share; another only with the next number
create unique index redistribution_once
  on award.redistribution (agency_id, grant_id, year, kind, categories, number)
  where status in ('PROPOSED', 'DECIDED');

-- A frame from which is shared.
create table award.redistribution_frame (
  redistribution_id uuid not null references award.redistribution,
  position          integer not null check (position > 0),
  round_id          uuid not null references programme.round,
  pot_id            uuid not null references ledger.pot,
  available_ore     bigint not null check (available_ore >= 0),
  undecided_ore     bigint not null check (undecided_ore >= 0),
  kept_ore          bigint not null check (kept_ore >= 0),
  left_ore          bigint not null,
  taken_ore         bigint not null check (taken_ore % 100 = 0),
  primary key (redistribution_id, position),
  unique (redistribution_id, round_id),
  constraint never_more_than_is_left check (taken_ore between 0 and left_ore),
  constraint left_is_what_is_free check
    (left_ore between 0 and greatest(0, available_ore - undecided_ore - kept_ore))
);
create index redistribution_frame_round on award.redistribution_frame (round_id);

-- What a recipient gets out of a frame; of two frames it has two lines. The award comes with the
-- decision.
create table award.redistribution_line (
  redistribution_id uuid not null,
  position          integer not null check (position > 0),
  round_id          uuid not null references programme.round,
  from_round_id     uuid not null,
  organisation_id   uuid not null references recipient.organisation,
  requisition_id    uuid not null references requisition.requisition,
  recipient_code    text not null,
  recipient_name    text not null,
  -- the most that it says it can use, or null where it has not said
  need_ore          bigint check (need_ore >= 0),
  amount_ore        bigint not null check (amount_ore > 0 and amount_ore % 100 = 0),
  award_id          uuid unique references award.award,
  -- the paper in the recipient's own case, made by a job after the decision
  paper_due         timestamptz,
  document_id       uuid references casefile.document,
  primary key (redistribution_id, position),
  unique (redistribution_id, round_id, organisation_id, from_round_id),
  foreign key (redistribution_id, from_round_id)
    references award.redistribution_frame (redistribution_id, round_id),
  constraint never_more_than_the_need check (amount_ore <= need_ore)
);
create index redistribution_line_paper on award.redistribution_line (paper_due)
  where paper_due is not null;

-- The most that a recipient says it can use, and where it says so. The latest counts.
create table award.redistribution_need (
  id              uuid primary key default uuidv7(),
  agency_id       uuid not null references recipient.organisation,
  round_id        uuid not null references programme.round,
  organisation_id uuid not null references recipient.organisation,
  amount_ore      bigint not null check (amount_ore >= 0 and amount_ore % 100 = 0),
  source          text not null check (source = btrim(source) and source <> ''),
  stated_at       timestamptz not null,
  stated_by       uuid not null,
  stated_by_name  text not null
);
create index redistribution_need_of on award.redistribution_need (round_id, organisation_id, id);

create function award.guard_redistribution() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a redistribution is never removed';
  end if;
  if old.status <> 'PROPOSED'
    or (old.agency_id, old.grant_id, old.year, old.kind, old.categories, old.number, old.outcome,
        old.title, old.left_ore, old.shared_ore, old.content, old.sha256, old.case_id,
        old.proposed_by)
      is distinct from
       (new.agency_id, new.grant_id, new.year, new.kind, new.categories, new.number, new.outcome,
        new.title, new.left_ore, new.shared_ore, new.content, new.sha256, new.case_id,
        new.proposed_by)
    or old.proposal_id is not null and old.proposal_id is distinct from new.proposal_id then
    raise exception 'what is proposed to be shared never changes';
  end if;
  return new;
end $$;
create trigger redistribution_guard before update or delete on award.redistribution
  for each row execute function award.guard_redistribution();

create function award.guard_redistribution_part() returns trigger language plpgsql as $$
begin
  raise exception 'what is proposed to be shared never changes';
end $$;
create function award.guard_redistribution_line() returns trigger language plpgsql as $$
begin
  if (select status from award.redistribution where id = new.redistribution_id) <> 'PROPOSED' then
    raise exception 'what is proposed to be shared never changes';
  end if;
  return new;
end $$;
create trigger redistribution_line_in_time before insert on award.redistribution_line
  for each row execute function award.guard_redistribution_line();
create trigger redistribution_frame_in_time before insert on award.redistribution_frame
  for each row execute function award.guard_redistribution_line();
create trigger redistribution_frame_guard before update or delete on award.redistribution_frame
  for each row execute function award.guard_redistribution_part();
create trigger redistribution_line_guard before update on award.redistribution_line
  for each row when ((old.redistribution_id, old.position, old.round_id, old.from_round_id,
      old.organisation_id, old.requisition_id, old.need_ore, old.amount_ore)
    is distinct from (new.redistribution_id, new.position, new.round_id, new.from_round_id,
      new.organisation_id, new.requisition_id, new.need_ore, new.amount_ore)
    or old.award_id is not null and old.award_id is distinct from new.award_id)
  execute function award.guard_redistribution_part();
create trigger redistribution_line_kept before delete on award.redistribution_line
  for each row execute function award.guard_redistribution_part();
create trigger redistribution_need_kept before update or delete on award.redistribution_need
  for each row execute function award.guard_redistribution_part();

-- At the end of the transaction in which it is proposed or decided: the lines sum to what is
-- shared, frame by frame, nobody gets more than it can use, and all lines are awards, or none.
create function award.check_redistribution() returns trigger language plpgsql as $$
begin
  if new.shared_ore <> (select coalesce(sum(amount_ore), 0) from award.redistribution_line
                         where redistribution_id = new.id)
    or exists (select 1 from award.redistribution_frame f
                where f.redistribution_id = new.id
                  and f.taken_ore <> (select coalesce(sum(l.amount_ore), 0)
                                        from award.redistribution_line l
                                       where l.redistribution_id = new.id
                                         and l.from_round_id = f.round_id)) then
    raise exception 'the lines do not sum to what is shared';
  end if;
  if new.left_ore <> (select sum(left_ore) from award.redistribution_frame
                       where redistribution_id = new.id) then
    raise exception 'the frames do not sum to what is left';
  end if;
  if exists (select 1 from award.redistribution_line
              where redistribution_id = new.id
              group by round_id, organisation_id
             having sum(amount_ore) > min(need_ore)) then
    raise exception 'nobody gets more than it says it can use';
  end if;
  if exists (select 1 from award.redistribution_line l
               left join award.award a on a.id = l.award_id
              where l.redistribution_id = new.id
                and case new.status
                  when 'DECIDED' then a.id is null or a.kind <> 'REDISTRIBUTION'
                    or a.amount_ore > l.amount_ore or a.organisation_id <> l.organisation_id
                  else l.award_id is not null end) then
    raise exception 'a decided line is an award of no more than the line';
  end if;
  return null;
end $$;
create constraint trigger redistribution_sums after insert or update on award.redistribution
  deferrable initially deferred for each row execute function award.check_redistribution();

-- An award out of a redistribution stands on its decided line, and is no more than that.
create function award.check_redistribution_award() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from award.redistribution_line l
                   join award.redistribution r on r.id = l.redistribution_id
                  where l.award_id = new.id and r.status = 'DECIDED'
                    and l.amount_ore >= new.amount_ore) then
    raise exception 'an award out of a redistribution stands on its decided line';
  end if;
  return null;
end $$;
create constraint trigger stands_on_its_decided_line after insert on award.award
  deferrable initially deferred for each row when (new.kind = 'REDISTRIBUTION')
  execute function award.check_redistribution_award();
