package se.statsbidrag.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The text of law that a rule or a decision rests on (lagstöd).
 *
 * @param source the statute, decision or instruction: "förvaltningslagen (2017:900)"
 * @param place where in it: "31 §", "bilaga 2"; null for the whole
 */
public record LegalBasis(String source, @Nullable String place) {

  public static LegalBasis of(String source) {
    return new LegalBasis(source, null);
  }

  @Override
  public String toString() {
    return place == null ? source : place + " " + source;
  }
}
