-- An allocation key (fördelningsnyckel): who may have at most how much of a frame. One that is an
-- annex to a government decision is entered by one and checked against the document by another,
-- and never changes. The agency's own goes through proposal and decision; a correction is a new
-- version.
create table allocation.key (
  id               uuid primary key default uuidv7(),
  agency_id        uuid not null references recipient.organisation,
  round_id         uuid,
  source           text not null check (source in ('GOVERNMENT', 'OWN')),
  status           text not null default 'DRAFT' check (status in
    ('DRAFT', 'ENTERED', 'REGISTERED', 'PROPOSED', 'DECIDED', 'PUBLISHED', 'SUPERSEDED',
     'DISCARDED')),
  version          integer not null default 1 check (version > 0),
  title            text not null check (title = btrim(title) and length(title) between 1 and 200),
  kind             text not null,
  budget_year      integer not null check (budget_year between 1900 and 2999),
  recipients_on    date not null,
  frame_ore        bigint not null check (frame_ore > 0),
  origin           text not null check (origin = btrim(origin) and origin <> ''),
  assumption       text check (assumption = btrim(assumption) and assumption <> ''),
  -- what the rule is to the amounts: it made them, the document states it, or it was found in them
  rule             jsonb,
  rule_basis       text check (rule_basis in ('MADE', 'STATED', 'FOUND')),
  rule_note        text,
  invariants       jsonb not null default '[]',
  -- the deviation from the frame that is noted and lives on with the key
  finding          text check (finding = btrim(finding) and finding <> ''),
  row_count        integer not null check (row_count >= 0),
  sum_ore          bigint not null check (sum_ore >= 0),
  reasons          text,
  case_id          uuid references casefile.case_file,
  document_id      uuid references casefile.document,
  proposal_id      uuid references decision.proposal,
  replaces         uuid references allocation.key,
  replace_reason   text check (replace_reason = btrim(replace_reason) and replace_reason <> ''),
  created_by       uuid not null,
  created_by_name  text not null,
  created_at       timestamptz not null,
  entered_by       uuid,
  entered_by_name  text,
  entered_at       timestamptz,
  standing_by      uuid,
  standing_by_name text,
  standing_at      timestamptz,
  ended_at         timestamptz,
  edition          integer not null default 1 check (edition > 0),
  check (id <> replaces),
  check ((replaces is null) = (replace_reason is null)),
  check ((replaces is null) = (version = 1)),
  check ((rule is null) = (rule_basis is null)),
  check ((source = 'OWN') = (coalesce(rule_basis, '') = 'MADE')),
  check (num_nulls(entered_by, entered_by_name, entered_at) in (0, 3)),
  check (num_nulls(standing_by, standing_by_name, standing_at) in (0, 3)),
  check (source = 'GOVERNMENT' or status not in ('ENTERED', 'REGISTERED')),
  check (source = 'OWN' or status not in ('PROPOSED', 'DECIDED', 'PUBLISHED')),
  -- entered: registered by one, or proposed; standing: checked by another, or published
  check (status in ('DRAFT', 'DISCARDED') or entered_by is not null),
  check ((status in ('REGISTERED', 'PUBLISHED', 'SUPERSEDED')) = (standing_by is not null)),
  check (source = 'OWN' or standing_by is null or standing_by <> entered_by),
  check ((status in ('SUPERSEDED', 'DISCARDED')) = (ended_at is not null)),
  check (status in ('DRAFT', 'DISCARDED') or row_count > 0),
  check (status in ('DRAFT', 'DISCARDED') or case_id is not null),
  check (source = 'OWN' or status in ('DRAFT', 'DISCARDED') or document_id is not null),
  check (status not in ('PROPOSED', 'DECIDED', 'PUBLISHED') or proposal_id is not null),
  -- a sum that is not the frame stands only with its finding, and never in a key of our own
  check (status in ('DRAFT', 'DISCARDED') or sum_ore = frame_ore
         or (source = 'GOVERNMENT' and finding is not null)
         or (source = 'OWN' and sum_ore < frame_ore and finding is not null))
);
create index key_agency on allocation.key (agency_id, budget_year, kind);
create index key_round on allocation.key (round_id);
-- one standing key a round; a next version follows one only
create unique index key_standing on allocation.key (round_id)
  where status in ('REGISTERED', 'PUBLISHED');
create unique index key_replaces on allocation.key (replaces)
  where status in ('REGISTERED', 'PUBLISHED', 'SUPERSEDED');

-- The figures that a key states or was made from: which, of which date, from which series.
create table allocation.key_driver (
  key_id         uuid not null references allocation.key on delete cascade,
  driver         text not null check (driver ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- null for what is printed as information only and no amount depends on
  reference_date date,
  series_id      uuid references allocation.figure_series,
  primary key (key_id, driver)
);

create table allocation.key_row (
  key_id       uuid not null references allocation.key on delete cascade,
  position     integer not null check (position > 0),
  -- null only while somebody has yet to say whom a printed name means
  role_id      uuid references recipient.role,
  code         text,
  printed_name text not null check (printed_name <> ''),
  amount_ore   bigint not null check (amount_ore >= 0),
  primary key (key_id, position),
  unique (key_id, role_id),
  unique (key_id, code),
  check (num_nulls(role_id, code) in (0, 2))
);

create table allocation.key_figure (
  key_id   uuid not null,
  position integer not null,
  driver   text not null,
  value    bigint not null check (value >= 0),
  primary key (key_id, position, driver),
  foreign key (key_id, position) references allocation.key_row on delete cascade,
  foreign key (key_id, driver) references allocation.key_driver on delete cascade
);

create function allocation.guard_key() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a key is never removed';
  end if;
  if old.status not in ('DRAFT') and
     (old.agency_id, old.round_id, old.source, old.version, old.title, old.kind, old.budget_year,
      old.recipients_on, old.frame_ore, old.origin, old.assumption, old.invariants, old.finding,
      old.row_count, old.sum_ore, old.reasons, old.replaces, old.replace_reason, old.created_by)
     is distinct from
     (new.agency_id, new.round_id, new.source, new.version, new.title, new.kind, new.budget_year,
      new.recipients_on, new.frame_ore, new.origin, new.assumption, new.invariants, new.finding,
      new.row_count, new.sum_ore, new.reasons, new.replaces, new.replace_reason, new.created_by)
  then
    raise exception 'a key that has left its draft never changes';
  end if;
  -- the rule that made a key is part of it; one found beside a key may come later
  if old.status not in ('DRAFT') and old.source = 'OWN' and old.rule is distinct from new.rule then
    raise exception 'a key that has left its draft never changes';
  end if;
  if old.status in ('SUPERSEDED', 'DISCARDED') then
    raise exception 'a key that has ended never changes';
  end if;
  if old.status = 'DRAFT' and new.status not in ('DRAFT', 'DISCARDED') and
     (select (count(*), coalesce(sum(amount_ore), 0), count(role_id))
        from allocation.key_row where key_id = new.id)
     is distinct from (new.row_count::bigint, new.sum_ore::numeric, new.row_count::bigint) then
    raise exception 'the rows of a key do not sum to what the key says';
  end if;
  return new;
end $$;
create trigger key_guard before update or delete on allocation.key
  for each row execute function allocation.guard_key();

create function allocation.guard_key_part() returns trigger language plpgsql as $$
begin
  if (select status from allocation.key
       where id = case tg_op when 'DELETE' then old.key_id else new.key_id end)
     not in ('DRAFT') then
    raise exception 'a key that has left its draft never changes';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger key_row_guard before insert or update or delete on allocation.key_row
  for each row execute function allocation.guard_key_part();
create trigger key_figure_guard before insert or update or delete on allocation.key_figure
  for each row execute function allocation.guard_key_part();
create trigger key_driver_guard before insert or update or delete on allocation.key_driver
  for each row execute function allocation.guard_key_part();
