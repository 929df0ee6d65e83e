package se.statsbidrag.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on every page that this is a demonstration, and which day it is in it. */
@DemonstrationOnly
@ControllerAdvice
class DemoBanner {

  private final Clock clock;
  private final DemoTime time;

  DemoBanner(Clock clock, DemoTime time) {
    this.clock = clock;
    this.time = time;
  }

  @ModelAttribute("demo")
  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The story that has been played, whose recipients do what we have made up; or null. */
  @ModelAttribute("demoStory")
  DemoTime.@Nullable Told story() {
    return time.told().orElse(null);
  }
}
