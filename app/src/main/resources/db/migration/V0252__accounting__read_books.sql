-- What the agency's books say has been charged to each appropriation item, month by month, read in
-- from a file (huvudboken). A later file takes the place of an earlier, month by month; all stay.
create table accounting.book_reading (
  id           uuid primary key default uuidv7(),
  agency_id    uuid not null references recipient.organisation,
  file_name    text not null check (file_name <> ''),
  format       text not null check (format in ('SIE', 'CSV')),
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  months       integer not null check (months > 0),
  read_at      timestamptz not null,
  read_by      uuid not null,
  read_by_name text not null,
  unique (agency_id, sha256),
  unique (id, agency_id)
);
create index book_reading_agency on accounting.book_reading (agency_id, read_at desc, id desc);

-- "within" is what stands in vouchers of ours; null where the file does not tell.
create table accounting.book_month (
  reading_id uuid not null references accounting.book_reading,
  item       text not null check (item <> ''),
  month      date not null check (extract(day from month) = 1),
  whole_ore  bigint not null,
  within_ore bigint,
  primary key (reading_id, item, month)
);

-- Why the books and the ledger differ in a month, in an economist's words: for the very figures
-- that were explained, and for no others.
create table accounting.book_explanation (
  id           uuid primary key default uuidv7(),
  agency_id    uuid not null references recipient.organisation,
  item         text not null,
  month        date not null check (extract(day from month) = 1),
  ledger_ore   bigint not null,
  books_ore    bigint not null,
  text         text not null check (text = btrim(text) and text <> ''),
  given_at     timestamptz not null,
  given_by     uuid not null,
  given_by_name text not null
);
create index book_explanation_of on accounting.book_explanation (agency_id, item, month, id);

create function accounting.refuse_book_change() returns trigger language plpgsql as $$
begin
  raise exception 'what the books said is never changed: read a later file';
end $$;
create trigger book_reading_stays before update or delete or truncate on accounting.book_reading
  for each statement execute function accounting.refuse_book_change();
create trigger book_month_stays before update or delete or truncate on accounting.book_month
  for each statement execute function accounting.refuse_book_change();
create trigger book_explanation_stays before update or delete or truncate
  on accounting.book_explanation
  for each statement execute function accounting.refuse_book_change();

-- The ledger and the books beside each other, item by item and month by month. What is compared is
-- what the books have in our vouchers, or all of the item where they do not tell.
create view accounting.book_compared as
  with books as (
    select distinct on (r.agency_id, m.item, m.month)
           r.agency_id, m.item, m.month, m.whole_ore, m.within_ore
      from accounting.book_month m join accounting.book_reading r on r.id = m.reading_id
     order by r.agency_id, m.item, m.month, r.read_at desc, r.id desc),
  ours as (
    select p.agency_id, p.object_id as item, date_trunc('month', d.value_day)::date as month,
           coalesce(sum(d.credit_posted_ore - d.debit_posted_ore)
                      filter (where p.kind = 'PAID'), 0)::bigint as paid_ore,
           sum(d.credit_posted_ore - d.debit_posted_ore)::bigint as charged_ore
      from ledger.pot p join ledger.day d on d.pot_id = p.id
     where p.kind in ('PAID', 'COST')
     group by 1, 2, 3),
  compared as (
    select agency_id, item, month,
           coalesce(case when b.within_ore is null then o.charged_ore else o.paid_ore end, 0)
             as ledger_ore,
           b.whole_ore, b.within_ore,
           coalesce(b.within_ore, b.whole_ore) as books_ore
      from books b full join ours o using (agency_id, item, month))
  select c.*, e.text as explanation, e.given_by_name as explained_by, e.given_at as explained_at
    from compared c
    left join lateral (
      select x.* from accounting.book_explanation x
       where (x.agency_id, x.item, x.month, x.ledger_ore, x.books_ore)
           = (c.agency_id, c.item, c.month, c.ledger_ore, c.books_ore)
       order by x.id desc limit 1) e on true;
