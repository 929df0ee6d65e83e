package se.statsbidrag.allocation;

import java.util.List;
import se.statsbidrag.engine.check.Finding;

/**
 * One check of a key before it is registered or proposed, with its result and figures.
 *
 * @param name what is checked; {@code allocation.check.<name>.<outcome>} is the sentence
 * @param arguments the figures of the sentence
 * @param findings each deviation in words, for {@link Finding#sentence}
 */
public record KeyCheck(
    String name, Outcome outcome, List<Object> arguments, List<Finding> findings) {

  /** What a check gave. */
  public enum Outcome {
    /** It holds. */
    HOLDS,
    /** Whoever decides should know. */
    NOTICE,
    /** It does not hold, and the key stands with the deviation noted. */
    NOTED,
    /** It does not hold: the key cannot be registered or proposed. */
    FAILS
  }

  public KeyCheck {
    arguments = List.copyOf(arguments);
    findings = List.copyOf(findings);
  }

  static KeyCheck of(String name, Outcome outcome, List<Finding> findings, Object... arguments) {
    return new KeyCheck(name, outcome, List.of(arguments), findings);
  }

  public boolean fails() {
    return outcome == Outcome.FAILS;
  }

  public String messageKey() {
    return "allocation.check." + name + "." + outcome;
  }
}
