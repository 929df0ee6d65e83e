-- The words that an award is found by; see how documents are searched for why signs are left out.
create index award_words on award.award
  using gin (to_tsvector('swedish',
    regexp_replace(title || ' ' || recipient_name || ' ' || case_number,
                   '[^[:alnum:]]+', ' ', 'g')));
