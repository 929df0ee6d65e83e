-- What a message carries that works once and for its reader alone, such as the secret of a link to
-- an invitation: known until the message has been sent, and then neither here nor in its text.
alter table notification.message
  add column secret text check (secret <> ''),
  add check (status <> 'SENT' or secret is null),
  add check (secret is null or position(secret in body) > 0);

update notification.message
   set body = regexp_replace(body, '/inbjudan/[A-Za-z0-9_-]+', '/inbjudan/…')
 where status = 'SENT' and body ~ '/inbjudan/[A-Za-z0-9_-]+';
