-- A payment stands as its tries do: what waits or is held has none that lives, and what is
-- proposed, ordered, sent or paid has one. Held when the transaction ends.
create function payment.check_standing() returns trigger language plpgsql as $$
declare
  now_status text := (select status from payment.payment where id = new.id);
begin
  if (now_status in ('PROPOSED', 'ORDERED', 'SENT', 'PAID')) <> exists (
      select from payment.attempt
       where payment_id = new.id
         and status in ('PROPOSED', 'ORDERED', 'SENT', 'ACCEPTED', 'UNKNOWN', 'EXECUTED')) then
    raise exception 'payment % is % and its tries say something else', new.id, now_status
      using errcode = 'check_violation', constraint = 'payment_stands_as_its_tries';
  end if;
  return null;
end $$;
create constraint trigger payment_stands_as_its_tries
  after insert or update of status on payment.payment
  deferrable initially deferred for each row execute function payment.check_standing();
