package se.statsbidrag.demo.stories;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far the playing of a story has come.
 *
 * @param done acts that are done
 * @param all acts up to the stage that was chosen; 0 until the demonstration has been emptied
 * @param day in the story
 * @param failure why it stopped, or null
 */
public record Progress(
    String story,
    String stage,
    int done,
    int all,
    @Nullable LocalDate day,
    boolean ended,
    @Nullable String failure) {

  static Progress beginning(String story, String stage) {
    return new Progress(story, stage, 0, 0, null, false, null);
  }

  Progress at(int done, int all, LocalDate day) {
    return new Progress(story, stage, done, all, day, false, null);
  }

  Progress end(@Nullable String why) {
    return new Progress(story, stage, done, all, day, true, why);
  }

  /** Parts of a hundred. */
  public int percent() {
    return all == 0 ? 0 : done * 100 / all;
  }
}
