package se.statsbidrag.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** An act that was not done, with every reason at once. Nothing was changed. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  public Refused(Refusal... refusals) {
    this(List.of(refusals));
  }

  public Refused(List<Refusal> refusals) {
    super(refusals.stream().map(Refusal::key).collect(Collectors.joining(", ")));
    if (refusals.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs a reason");
    }
    this.refusals = List.copyOf(refusals);
  }

  /** Throws when there is a reason to; otherwise does nothing. */
  public static void ifAny(List<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      throw new Refused(refusals);
    }
  }

  public List<Refusal> refusals() {
    return refusals;
  }
}
