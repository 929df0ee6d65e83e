package se.statsbidrag.demo.stories;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.statsbidrag.demo.DemoTime;
import se.statsbidrag.demo.DemonstrationOnly;

/** The story that is being played in the demonstration, one at a time, beside all that is asked. */
@DemonstrationOnly
@Component
class StoryPlays {

  private static final Logger LOG = LoggerFactory.getLogger(StoryPlays.class);

  private final Stories stories;
  private final DemoTime time;
  private final AtomicReference<@Nullable Progress> now = new AtomicReference<>();

  StoryPlays(Stories stories, DemoTime time) {
    this.stories = stories;
    this.time = time;
  }

  /** How far the one that plays, or played last, has come. */
  Optional<Progress> progress() {
    return Optional.ofNullable(now.get());
  }

  /** Begins to play; nothing is done while another plays. */
  void start(Story story, Story.Stage stage) {
    Progress last = now.get();
    boolean free = last == null || last.ended();
    if (free && now.compareAndSet(last, Progress.beginning(story.code(), stage.code()))) {
      Thread.ofPlatform().daemon().name("story").start(() -> play(story, stage));
    }
  }

  private void play(Story story, Story.Stage stage) {
    long from = System.nanoTime();
    try {
      stories.play(story, stage, time::moveTo, now::set);
      end(null);
      LOG.info("played {} to {} in {} ms", story.code(), stage.code(), millis(from));
    } catch (Exception e) {
      LOG.error("story {} stopped on its way to {}", story.code(), stage.code(), e);
      end(String.valueOf(e.getMessage()));
    }
  }

  private void end(@Nullable String failure) {
    now.updateAndGet(progress -> progress == null ? null : progress.end(failure));
  }

  private static long millis(long from) {
    return (System.nanoTime() - from) / 1_000_000;
  }
}
