-- A file of figures that waits for a person to confirm what it would change; gone when it is.
create table allocation.figure_upload (
  id          uuid primary key default uuidv7(),
  agency_id   uuid not null references recipient.organisation,
  person_id   uuid not null,
  file_name   text not null,
  content     bytea not null,
  form        jsonb not null,
  uploaded_at timestamptz not null
);
create index figure_upload_agency on allocation.figure_upload (agency_id, uploaded_at);

-- What a series says of itself must be true of its figures.
create function allocation.refuse_figures_that_do_not_sum() returns trigger language plpgsql as $$
begin
  if exists (
    select from allocation.figure_series s
      join allocation.figure f on f.series_id = s.id
     where s.id in (select series_id from added)
     group by s.id
    having count(*) <> s.row_count or sum(f.value) <> s.total) then
    raise exception 'the figures do not agree with what their series says';
  end if;
  return null;
end $$;
create trigger figures_sum after insert on allocation.figure
  referencing new table as added
  for each statement execute function allocation.refuse_figures_that_do_not_sum();

create function allocation.refuse_series_without_figures() returns trigger language plpgsql as $$
begin
  if not exists (select from allocation.figure where series_id = new.id) then
    raise exception 'a series without figures';
  end if;
  return null;
end $$;
create constraint trigger series_has_figures after insert on allocation.figure_series
  deferrable initially deferred
  for each row execute function allocation.refuse_series_without_figures();

-- Figures that keys have been made from are never changed or removed, only replaced, once.
create function allocation.refuse_changed_figures() returns trigger language plpgsql as $$
begin
  raise exception 'registered figures are never changed or removed';
end $$;
create trigger figures_are_frozen before update or delete or truncate on allocation.figure
  for each statement execute function allocation.refuse_changed_figures();
create trigger series_are_not_removed before delete on allocation.figure_series
  for each statement execute function allocation.refuse_changed_figures();
create trigger series_are_frozen before update on allocation.figure_series
  for each row
  when (old.replaced_by is not null
        or to_jsonb(new) - 'replaced_by' is distinct from to_jsonb(old) - 'replaced_by')
  execute function allocation.refuse_changed_figures();
