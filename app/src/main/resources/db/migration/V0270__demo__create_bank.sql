-- The demonstration's bank: what has been sent to it, and what it answers on which moment of the
-- demonstration's clock. Empty outside demonstration mode.
create table demo.bank_manner (
  singleton boolean primary key check (singleton),
  manner    text not null,
  seed      bigint not null
);

create table demo.bank_message (
  message_id  text primary key,
  account     text not null,
  received_at timestamptz not null,
  manner      text not null
);

create table demo.bank_answer (
  name       text primary key,
  message_id text not null references demo.bank_message,
  due_at     timestamptz not null,
  content    text not null,
  settled_at timestamptz
);
create index bank_answer_waiting on demo.bank_answer (due_at, name) where settled_at is null;
