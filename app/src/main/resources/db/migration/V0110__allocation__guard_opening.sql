-- A round opens with a key: registered or decided.
create function allocation.guard_opening() returns trigger language plpgsql as $$
begin
  if not exists (select from allocation.key
                  where round_id = new.id and status in ('REGISTERED', 'DECIDED', 'PUBLISHED')) then
    raise exception 'a round opens with a key'
      using errcode = 'check_violation', constraint = 'round_opens_with_key';
  end if;
  return new;
end $$;
create trigger round_guard_key before insert or update of status on programme.round
  for each row when (new.status = 'OPEN') execute function allocation.guard_opening();
