package se.statsbidrag.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something may not be done: a sentence, the field it concerns and the rule behind it.
 *
 * @param key message key of the sentence
 * @param arguments what the sentence names
 * @param field name of the form's field, or null where the whole act is refused
 * @param basis the rule behind it, or null where it is plain form
 */
public record Refusal(
    String key, List<Object> arguments, @Nullable String field, @Nullable LegalBasis basis) {

  public Refusal {
    arguments = List.copyOf(arguments);
  }

  public static Refusal of(String key, Object... arguments) {
    return new Refusal(key, List.of(arguments), null, null);
  }

  /** The same refusal, shown at a field. */
  public Refusal at(String field) {
    return new Refusal(key, arguments, field, basis);
  }

  /** The same refusal, with the rule that it rests on. */
  public Refusal by(LegalBasis basis) {
    return new Refusal(key, arguments, field, basis);
  }
}
