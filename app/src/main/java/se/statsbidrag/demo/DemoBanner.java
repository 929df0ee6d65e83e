package se.statsbidrag.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on every page that this is a demonstration, and which day it is in it. */
@DemonstrationOnly
@ControllerAdvice
class DemoBanner {

  private final Clock clock;

  DemoBanner(Clock clock) {
    this.clock = clock;
  }

  @ModelAttribute("demo")
  LocalDate today() {
    return LocalDate.now(clock);
  }
}
