create schema accounting;

-- What must hold between the modules that carry money; the ledger answers for its own rules. Each
-- row says what was expected and what was found: a rule is broken where they differ. In a rule
-- called ..._WITHIN the found may be less.
create view accounting.held as
  -- a line of an activated mandate has been given its amount
  select m.agency_id, 'LINE_FUNDED' as rule, l.name || ', ' || l.year as place,
         l.amount_ore as expected_ore,
         coalesce((select sum(case when t.to_pot = l.pot_id then t.amount_ore
                                   else -t.amount_ore end)
                     from ledger.transfer t
                     join ledger.pot i on i.kind = 'APPROPRIATION_ITEM'
                      and i.id = case when t.to_pot = l.pot_id then t.from_pot else t.to_pot end
                    where (t.to_pot = l.pot_id or t.from_pot = l.pot_id)
                      and t.phase in ('POSTED', 'POST')), 0)::bigint as found_ore
    from appropriation.line l
    join appropriation.mandate m on m.id = l.mandate_id and m.activated_at is not null
    join appropriation.budget b on (b.mandate_id, b.year) = (l.mandate_id, l.year) and b.decided
  union all
  -- an item has been assigned what the mandates of the year state for it
  select d.agency_id, 'ITEM_ASSIGNED', p.name, d.ore,
         coalesce((select sum(case when t.to_pot = p.id then t.amount_ore else -t.amount_ore end)
                     from ledger.transfer t
                     join ledger.pot s on s.kind = 'TREASURY'
                      and s.id = case when t.to_pot = p.id then t.from_pot else t.to_pot end
                    where (t.to_pot = p.id or t.from_pot = p.id)
                      and t.phase in ('POSTED', 'POST')), 0)::bigint
    from (select m.agency_id, c.year, c.item, sum(c.amount_ore)::bigint as ore
            from appropriation.decided_charge c
            join appropriation.mandate m on m.id = c.mandate_id and m.activated_at is not null
            join appropriation.budget b on (b.mandate_id, b.year) = (c.mandate_id, c.year)
                                       and b.decided
           group by m.agency_id, c.year, c.item) d
    join ledger.pot p on (p.agency_id, p.budget_year, p.kind, p.object_id)
                       = (d.agency_id, d.year, 'APPROPRIATION_ITEM', d.item)
  union all
  -- the rows of a key in force sum to what it says
  select k.agency_id, 'KEY_ROWS', k.title, k.sum_ore,
         coalesce((select sum(r.amount_ore) from allocation.key_row r
                    where r.key_id = k.id), 0)::bigint
    from allocation.key k where k.status in ('REGISTERED', 'PUBLISHED', 'DECIDED')
  union all
  -- a round's key shares out the money of its line, no more, unless a finding is noted with it
  select k.agency_id, 'KEY_WITHIN', r.name_sv, l.amount_ore, k.sum_ore
    from allocation.key k
    join programme.round r on r.id = k.round_id
    join appropriation.line l on l.id = r.line_id
   where k.status in ('REGISTERED', 'PUBLISHED', 'DECIDED') and k.finding is null
  union all
  -- what a recipient asks for is within its amount in the key in force
  select q.agency_id, 'REQUISITION_WITHIN', q.recipient_name || ', ' || r.name_sv,
         coalesce((select row.amount_ore
                     from (select k.id from allocation.key k
                            where k.round_id = q.round_id
                              and k.status in ('REGISTERED', 'PUBLISHED', 'DECIDED')
                            order by k.status = 'DECIDED', k.version desc limit 1) force
                     join allocation.key_row row on row.key_id = force.id
                     join recipient.role o on o.id = row.role_id
                      and o.organisation_id = q.organisation_id), 0)::bigint,
         q.amount_ore
    from requisition.requisition q join programme.round r on r.id = q.round_id
   where q.status in ('SUBMITTED', 'COMPLETION_ASKED', 'APPROVED') and q.amount_ore > 0;

-- A reconciliation (avstämning) of one agency, never changed: each rule with how many it checked,
-- and each breach with its place. A nightly one is made once a night, whichever node is first.
create table accounting.run (
  id            uuid primary key default uuidv7(),
  agency_id     uuid not null references recipient.organisation,
  night         date,
  started_at    timestamptz not null,
  millis        bigint not null check (millis >= 0),
  asked_by      uuid not null,
  asked_by_name text not null,
  checked       bigint not null check (checked >= 0),
  breaches      bigint not null check (breaches >= 0),
  unique (agency_id, night)
);
create index run_agency on accounting.run (agency_id, started_at desc);

create table accounting.result (
  run_id   uuid not null references accounting.run,
  position integer not null,
  rule     text not null check (rule ~ '^[A-Z][A-Z_]*$'),
  checked  bigint not null check (checked >= 0),
  breaches bigint not null check (breaches >= 0),
  primary key (run_id, position),
  unique (run_id, rule)
);

create table accounting.found (
  run_id       uuid not null references accounting.run,
  position     integer not null,
  rule         text not null,
  place        text not null,
  expected_ore bigint not null,
  found_ore    bigint not null,
  primary key (run_id, position),
  foreign key (run_id, rule) references accounting.result (run_id, rule)
);

create function accounting.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a reconciliation is never changed';
end $$;
create trigger run_stays before update or delete or truncate on accounting.run
  for each statement execute function accounting.refuse_change();
create trigger result_stays before update or delete or truncate on accounting.result
  for each statement execute function accounting.refuse_change();
create trigger found_stays before update or delete or truncate on accounting.found
  for each statement execute function accounting.refuse_change();
