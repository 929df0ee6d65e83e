-- A number of an agency's own series as everybody cites it: the year and at least five digits.
create function casefile.case_number(year integer, serial integer) returns text
language sql immutable strict
return year || '-' || lpad(serial::text, greatest(5, length(serial::text)), '0');
