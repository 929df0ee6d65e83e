-- Early notice (förhandsbesked): what a coming year may bring, announced before there is a round or
-- even a decision. One stands for a grant, year and category; the next takes its place.
create table programme.notice (
  id              uuid primary key default uuidv7(),
  grant_id        uuid not null,
  agency_id       uuid not null,
  year            integer not null check (year between 1900 and 2999),
  recipient_kind  text not null check (recipient_kind ~ '^[A-Z][A-Z_]*$'),
  status          text not null check (status in ('CONDITIONAL', 'PROPOSED', 'DECIDED')),
  frame_ore       bigint not null check (frame_ore > 0),
  -- the round whose key the indicative amounts follow
  like_round_id   uuid not null references programme.round,
  basis           text not null check (basis = btrim(basis) and basis <> ''),
  -- what must happen first; a decided one depends on nothing
  condition_text  text check (condition_text = btrim(condition_text) and condition_text <> ''),
  assumption      text check (assumption = btrim(assumption) and assumption <> ''),
  published_by    uuid not null,
  published_name  text not null,
  published_at    timestamptz not null,
  replaced_at     timestamptz,
  foreign key (grant_id, agency_id) references programme.grant_form (id, agency_id),
  check ((status = 'CONDITIONAL') <= (condition_text is not null))
);
create unique index one_standing_notice on programme.notice (grant_id, year, recipient_kind)
  where replaced_at is null;
