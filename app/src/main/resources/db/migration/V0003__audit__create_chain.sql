-- The chain that the sealer lays over committed lines: a digest of the line, and a hash of the
-- link before, the position and the digest. A line's content can be masked in an export and the
-- chain still be followed.
create table audit.chain (
  position bigint primary key check (position > 0),
  line_id  bigint not null unique references audit.line,
  digest   bytea not null check (length(digest) = 32),
  hash     bytea not null check (length(hash) = 32)
);

-- A head: how far the chain had come at a moment. Also written outside the database.
create table audit.head (
  position bigint primary key references audit.chain,
  hash     bytea not null check (length(hash) = 32),
  at       timestamptz not null default clock_timestamp()
);

create trigger chain_append_only before update or delete or truncate on audit.chain
  for each statement execute function audit.refuse_change();
create trigger head_append_only before update or delete or truncate on audit.head
  for each statement execute function audit.refuse_change();

create index line_transaction on audit.line (transaction);
create index line_person on audit.line (agency_id, person_id, id);
create index line_time on audit.line (agency_id, at, id);

-- Whether this database was made by a demonstration or in earnest. Set once, at the first start:
-- a demonstration's data never becomes evidence, and earnest data never a toy.
create table audit.origin (
  singleton     boolean primary key default true check (singleton),
  demonstration boolean not null,
  at            timestamptz not null default clock_timestamp()
);
create trigger origin_append_only before update or delete or truncate on audit.origin
  for each statement execute function audit.refuse_change();
