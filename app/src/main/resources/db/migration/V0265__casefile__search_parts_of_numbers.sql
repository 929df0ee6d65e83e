-- PostgreSQL reads "KS 2020/17" as a path and "2020-00017" as a number and a negative one, while
-- somebody who searches types words with signs between. Signs are left out on both sides.
alter table casefile.case_file alter column words set expression as
  (to_tsvector('swedish',
     regexp_replace(title || ' ' || party_names, '[^[:alnum:]]+', ' ', 'g')));
alter table casefile.document_text alter column words set expression as
  (to_tsvector('swedish', regexp_replace(left(text, 200000), '[^[:alnum:]]+', ' ', 'g')));
