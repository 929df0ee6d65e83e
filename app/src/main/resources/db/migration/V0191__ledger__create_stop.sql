-- A stop (betalstopp): something in the agency's money does not hold, and no more may be paid out
-- until a person has explained it. One at a time; it is lifted once, by somebody, with a reason.
create table ledger.stop (
  id             uuid primary key default uuidv7(),
  agency_id      uuid not null,
  reason         text not null check (reason = btrim(reason) and reason <> ''),
  raised_at      timestamptz not null,
  raised_by      uuid not null,
  raised_by_name text not null,
  lifted_at      timestamptz,
  lifted_by      uuid,
  lifted_by_name text,
  lifted_reason  text check (lifted_reason = btrim(lifted_reason) and lifted_reason <> ''),
  check (num_nulls(lifted_at, lifted_by, lifted_by_name, lifted_reason) in (0, 4))
);
create unique index stop_standing on ledger.stop (agency_id) where lifted_at is null;

create trigger stop_lifted_once before update on ledger.stop
  for each row when (old.lifted_at is not null) execute function ledger.refuse_change();
create trigger stop_stays before delete or truncate on ledger.stop
  for each statement execute function ledger.refuse_change();
