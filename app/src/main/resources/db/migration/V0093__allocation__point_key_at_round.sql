alter table allocation.key
  add foreign key (round_id) references programme.round;
