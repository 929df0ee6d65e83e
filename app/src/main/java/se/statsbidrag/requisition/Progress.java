package se.statsbidrag.requisition;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.statsbidrag.kernel.Refusal;

/**
 * How far a form has come, part by part.
 *
 * @param states of each part, in their order
 */
public record Progress(Map<Part, State> states) {

  /** How far a part has come. */
  public enum State {
    /** Klar. */
    DONE,
    /** Påbörjad: something is missing. */
    STARTED,
    /** Inte påbörjad. */
    NOT_STARTED,
    /** Behöver rättas: something is wrong, or has become so. */
    TO_CORRECT,
    /** Behövs inte, to decline. */
    NOT_NEEDED
  }

  public Progress {
    states = new EnumMap<>(states);
  }

  public static Progress of(Answers answers, Offer offer) {
    Map<Part, State> states = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      states.put(part, state(part, answers, offer));
    }
    return new Progress(states);
  }

  /** How many parts have nothing left to do. */
  public int done() {
    return (int)
        states.values().stream()
            .filter(state -> state == State.DONE || state == State.NOT_NEEDED)
            .count();
  }

  public int all() {
    return states.size();
  }

  /** Whether it can be checked and sent in. */
  public boolean complete() {
    return done() == all();
  }

  /** The next part with something left to do, after one and then from the beginning. */
  public Optional<Part> after(Part part) {
    List<Part> left =
        states.entrySet().stream()
            .filter(entry -> entry.getValue() != State.DONE && entry.getValue() != State.NOT_NEEDED)
            .map(Map.Entry::getKey)
            .toList();
    return left.stream()
        .filter(one -> one.compareTo(part) > 0)
        .findFirst()
        .or(() -> left.stream().filter(one -> one != part).findFirst());
  }

  private static State state(Part part, Answers answers, Offer offer) {
    if (!FormRules.needed(part, answers)) {
      return State.NOT_NEEDED;
    }
    if (!answers.begun(part)) {
      return State.NOT_STARTED;
    }
    List<Refusal> refusals = FormRules.of(part, answers, offer);
    if (refusals.isEmpty()) {
      return State.DONE;
    }
    boolean onlyMissing =
        refusals.stream()
            .map(Refusal::field)
            .allMatch(field -> field != null && answers.text(field).isBlank());
    return onlyMissing ? State.STARTED : State.TO_CORRECT;
  }
}
