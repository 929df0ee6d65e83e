-- The terms of a round, version by version: what its instructions (anvisningar) say. A draft may
-- change; a version that is published by another than who entered it never does.
alter table programme.round add unique (id, agency_id);

create table programme.terms (
  id                uuid primary key default uuidv7(),
  round_id          uuid not null,
  agency_id         uuid not null,
  version           integer not null check (version > 0),
  document          jsonb not null,
  opens_at          timestamptz not null,
  closes_at         timestamptz not null,
  -- why it was changed
  reason            text check (reason = btrim(reason) and reason <> ''),
  entered_by        uuid not null,
  entered_by_name   text not null,
  entered_at        timestamptz not null,
  published_by      uuid,
  published_by_name text,
  published_at      timestamptz,
  unique (round_id, version),
  foreign key (round_id, agency_id) references programme.round (id, agency_id),
  check (closes_at > opens_at),
  check (num_nulls(published_by, published_by_name, published_at) in (0, 3)),
  check (published_by <> entered_by),
  check (version = 1 or reason is not null)
);
create unique index one_draft_of_terms on programme.terms (round_id) where published_at is null;

create function programme.guard_terms() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'published terms never change';
  end if;
  if tg_op = 'DELETE' then
    raise exception 'terms are never removed';
  end if;
  return new;
end $$;
create trigger terms_guard before update or delete on programme.terms
  for each row execute function programme.guard_terms();

-- Who opened a round, and when it closed.
alter table programme.round
  add column opened_by uuid,
  add column opened_by_name text,
  add column opened_at timestamptz,
  add column closed_at timestamptz,
  add check (num_nulls(opened_by, opened_by_name, opened_at) in (0, 3)),
  add check (status <> 'OPEN' or opened_at is not null);

-- A round opens with published instructions and money in its pot; the key is guarded where keys are.
create function programme.guard_opening() returns trigger language plpgsql as $$
begin
  if not exists (select from programme.terms
                  where round_id = new.id and published_at is not null) then
    raise exception 'a round opens with published instructions'
      using errcode = 'check_violation', constraint = 'round_opens_with_instructions';
  end if;
  if not exists (select from ledger.pot where id = new.pot_id and available_ore > 0) then
    raise exception 'a round opens with money in its pot'
      using errcode = 'check_violation', constraint = 'round_opens_with_money';
  end if;
  return new;
end $$;
create trigger round_guard_opening before insert or update of status on programme.round
  for each row when (new.status = 'OPEN') execute function programme.guard_opening();
