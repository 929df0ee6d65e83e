-- What somebody had typed when their sign-in had run out and that is too long for a cookie: sealed,
-- so that only the browser that holds its number and the person it belongs to get to read it, and
-- gone after half an hour.
create table identity.kept_form (
  id      uuid primary key default gen_random_uuid(),
  content text not null check (length(content) between 1 and 100000),
  until   timestamptz not null
);
create index kept_form_until on identity.kept_form (until);
