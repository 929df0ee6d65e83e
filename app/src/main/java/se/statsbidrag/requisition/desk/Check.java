package se.statsbidrag.requisition.desk;

import java.util.List;

/**
 * One automatic check of a requisition: what it came to, and why.
 *
 * @param name of what was checked: {@code POWER}, {@code CEILING} …
 * @param arguments what the sentence names
 */
record Check(String name, Outcome outcome, List<Object> arguments) {

  /** What a check came to. */
  enum Outcome {
    /** As it should be. */
    PASSES,
    /** Something must be done before it can be told. */
    WAITS,
    /** Not as it should be: an officer has to judge it. */
    FAILS
  }

  Check {
    arguments = List.copyOf(arguments);
  }

  static Check of(String name, Outcome outcome, Object... arguments) {
    return new Check(name, outcome, List.of(arguments));
  }

  static Check that(String name, boolean holds, Object... arguments) {
    return of(name, holds ? Outcome.PASSES : Outcome.FAILS, arguments);
  }

  /** Message key of the sentence that says why. */
  public String messageKey() {
    return "desk.check." + name + "." + outcome;
  }
}
