-- Which story has been played in the demonstration, and to which of its stages.
alter table demo.clock
  add column story text,
  add column stage text,
  add constraint clock_story_has_stage check ((story is null) = (stage is null));
