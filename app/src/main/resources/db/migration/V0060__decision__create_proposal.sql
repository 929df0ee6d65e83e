create schema decision;

-- A proposal and what became of it (förslag till beslut, beslut). What is proposed never changes;
-- as long as nobody has closed it, officers may still add themselves and their dissent.
create table decision.proposal (
  id                    uuid primary key default uuidv7(),
  agency_id             uuid not null,
  case_id               uuid not null references casefile.case_file,
  subject_type          text not null check (subject_type ~ '^[a-z]+\.[a-z_]+$'),
  subject_id            text not null,
  subject_label         text not null,
  title                 text not null check (title = btrim(title) and title <> ''),
  outcome               text not null check (outcome = btrim(outcome) and outcome <> ''),
  decision_text         text not null check (decision_text = btrim(decision_text) and decision_text <> ''),
  reasons               text not null check (reasons = btrim(reasons) and reasons <> ''),
  -- appealable by default: to whom and within which time; otherwise the statute that forbids it
  appeal_to             text,
  appeal_how            text,
  no_appeal_source      text,
  no_appeal_place       text,
  content_hash          text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  status                text not null default 'PROPOSED' check (status in
    ('PROPOSED', 'DECIDED', 'REFUSED', 'SENT_BACK', 'WITHDRAWN')),
  proposed_by           uuid not null,
  proposed_by_name      text not null,
  proposed_at           timestamptz not null,
  closed_by             uuid,
  closed_by_name        text,
  closed_at             timestamptz,
  closing_note          text check (closing_note = btrim(closing_note) and closing_note <> ''),
  -- when whoever decided declared that nothing makes them partial (jäv)
  no_conflict_at        timestamptz,
  document_id           uuid references casefile.document,
  check (num_nulls(appeal_to, appeal_how) in (0, 2)),
  check (num_nulls(no_appeal_source, no_appeal_place) in (0, 2)),
  check (num_nonnulls(appeal_to, no_appeal_source) = 1),
  check (num_nulls(closed_by, closed_by_name, closed_at) in (0, 3)),
  check ((status = 'PROPOSED') = (closed_by is null)),
  check (closed_at >= proposed_at),
  -- four eyes: nobody closes what they proposed, but to take it back
  check (status = 'WITHDRAWN' or closed_by is null or closed_by <> proposed_by),
  check (status <> 'WITHDRAWN' or closed_by = proposed_by),
  check ((status = 'DECIDED') = (document_id is not null)),
  check ((status = 'DECIDED') = (no_conflict_at is not null)),
  check ((status in ('REFUSED', 'SENT_BACK')) = (closing_note is not null))
);
create unique index proposal_open on decision.proposal (subject_type, subject_id)
  where status = 'PROPOSED';
create index proposal_agency on decision.proposal (agency_id, status, proposed_at);

create table decision.legal_basis (
  proposal_id uuid not null references decision.proposal,
  position    integer not null check (position > 0),
  source      text not null check (source = btrim(source) and source <> ''),
  place       text,
  primary key (proposal_id, position)
);

-- Who takes part, each having declared that nothing makes them partial. The one who presents it is
-- the rapporteur (föredragande); others add themselves, with a dissenting opinion if they have one.
create table decision.participant (
  proposal_id    uuid not null references decision.proposal,
  person_id      uuid not null,
  position       integer not null check (position > 0),
  name           text not null,
  part           text not null check (part in ('RAPPORTEUR', 'TAKES_PART')),
  no_conflict_at timestamptz not null,
  dissent        text check (dissent = btrim(dissent) and dissent <> ''),
  primary key (proposal_id, person_id),
  unique (proposal_id, position)
);
create unique index participant_rapporteur on decision.participant (proposal_id)
  where part = 'RAPPORTEUR';

-- A table that the decision rests on and that is decided with it, as it will be printed.
create table decision.annex (
  proposal_id uuid not null references decision.proposal,
  position    integer not null check (position > 0),
  content     jsonb not null,
  primary key (proposal_id, position)
);

create function decision.guard_proposal() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a proposal is never removed';
  end if;
  if old.status <> 'PROPOSED' then
    raise exception 'a closed proposal never changes';
  end if;
  if (old.agency_id, old.case_id, old.subject_type, old.subject_id, old.subject_label, old.title,
      old.outcome, old.decision_text, old.reasons, old.appeal_to, old.appeal_how,
      old.no_appeal_source, old.no_appeal_place, old.proposed_by, old.proposed_at)
     is distinct from
     (new.agency_id, new.case_id, new.subject_type, new.subject_id, new.subject_label, new.title,
      new.outcome, new.decision_text, new.reasons, new.appeal_to, new.appeal_how,
      new.no_appeal_source, new.no_appeal_place, new.proposed_by, new.proposed_at) then
    raise exception 'what is proposed never changes';
  end if;
  return new;
end $$;
create trigger proposal_guard before update or delete on decision.proposal
  for each row execute function decision.guard_proposal();

create function decision.guard_part() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'what is proposed never changes';
  end if;
  if (select status from decision.proposal where id = new.proposal_id) <> 'PROPOSED' then
    raise exception 'a closed proposal never changes';
  end if;
  return new;
end $$;
create trigger legal_basis_guard before insert or update or delete on decision.legal_basis
  for each row execute function decision.guard_part();
create trigger participant_guard before insert or update or delete on decision.participant
  for each row execute function decision.guard_part();
create trigger annex_guard before insert or update or delete on decision.annex
  for each row execute function decision.guard_part();
