package se.statsbidrag.demo.stories;

import java.time.LocalDateTime;

/** Moves the clock by which the domain lives to a moment in Stockholm. */
@FunctionalInterface
public interface Hands {

  void moveTo(LocalDateTime wall);
}
