-- The words that a proposal or a decision is found by.
alter table decision.proposal
  add column words tsvector not null
    generated always as
      (to_tsvector('swedish', left(title || ' ' || subject_label || ' ' || outcome || ' '
                                   || decision_text || ' ' || reasons, 200000))) stored;
create index proposal_words on decision.proposal using gin (words);
