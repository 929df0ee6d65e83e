-- Signs are left out of what is searched, as in the text of documents.
alter table decision.proposal alter column words set expression as
  (to_tsvector('swedish',
     regexp_replace(left(title || ' ' || subject_label || ' ' || outcome || ' '
                         || decision_text || ' ' || reasons, 200000),
                    '[^[:alnum:]]+', ' ', 'g')));
