-- So that a round can stand on a line that has money, in its year.
alter table appropriation.line add unique (id, year, pot_id);
