-- A matter changes hands (byte av handläggare): who had it, who gets it, who said so, and when the
-- new one took it. Nobody hands a matter to the one who has it.
create table casefile.handover (
  id        uuid primary key default uuidv7(),
  agency_id uuid not null,
  case_id   uuid not null references casefile.case_file,
  from_id   uuid,
  from_name text,
  to_id     uuid not null,
  to_name   text not null,
  by_id     uuid not null,
  by_name   text not null,
  at        timestamptz not null,
  note      text check (note = btrim(note) and note <> ''),
  taken_at  timestamptz,
  check (num_nulls(from_id, from_name) in (0, 2)),
  check (from_id is distinct from to_id),
  check (taken_at >= at)
);
create index handover_case on casefile.handover (case_id, id);
create unique index handover_waiting on casefile.handover (case_id) where taken_at is null;
create index handover_to on casefile.handover (to_id) where taken_at is null;

-- Only when it was taken is added afterwards, once.
create function casefile.guard_handover() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a handover is never removed';
  end if;
  if old.taken_at is not null or new.taken_at is null
     or to_jsonb(old) - 'taken_at' <> to_jsonb(new) - 'taken_at' then
    raise exception 'a handover never changes';
  end if;
  return new;
end $$;
create trigger handover_guard before update or delete on casefile.handover
  for each row execute function casefile.guard_handover();

-- What was written between the agency and a party (meddelande): each is a registered document.
create table casefile.message (
  document_id     uuid primary key references casefile.document,
  case_id         uuid not null references casefile.case_file,
  agency_id       uuid not null,
  organisation_id uuid not null,
  incoming        boolean not null,
  -- what it answers, and by which day the agency wants an answer
  answers         uuid references casefile.message,
  answer_by       date,
  -- when an officer took care of what came in
  handled_at      timestamptz,
  handled_by      uuid,
  handled_by_name text,
  unique (case_id, document_id),
  foreign key (case_id, answers) references casefile.message (case_id, document_id),
  check (answers <> document_id),
  check (not incoming or answer_by is null),
  check (incoming or handled_at is null),
  check (num_nulls(handled_at, handled_by, handled_by_name) in (0, 3))
);
create index message_waiting on casefile.message (agency_id, document_id)
  where incoming and handled_at is null;
create index message_party on casefile.message (organisation_id, document_id);

create function casefile.guard_message() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'a message is never removed';
  end if;
  if old.handled_at is not null
     or to_jsonb(old) - array['handled_at', 'handled_by', 'handled_by_name']
        <> to_jsonb(new) - array['handled_at', 'handled_by', 'handled_by_name'] then
    raise exception 'a message never changes';
  end if;
  return new;
end $$;
create trigger message_guard before update or delete on casefile.message
  for each row execute function casefile.guard_message();
