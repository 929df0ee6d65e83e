-- Lists are read by recipient, a page at a time, within a year.
create index award_listed on award.award (agency_id, year, recipient_name, id);
