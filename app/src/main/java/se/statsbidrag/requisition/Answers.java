package se.statsbidrag.requisition;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been typed in a draft, field by field, right or wrong.
 *
 * @param fields by the field's name
 */
public record Answers(Map<String, Answer> fields) {

  public static final Answers NONE = new Answers(Map.of());

  public Answers {
    fields = Map.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param text as it was typed
   * @param version the draft's when it was written
   * @param by the name of whoever wrote it
   */
  public record Answer(String text, int version, String by) {}

  /** What stands in a field; empty where nothing does. */
  public String text(String field) {
    Answer answer = fields.get(field);
    return answer == null ? "" : answer.text();
  }

  @Nullable Answer answer(String field) {
    return fields.get(field);
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Whether anything of a part has been saved. */
  boolean begun(Part part) {
    return part.fields().stream().anyMatch(fields::containsKey);
  }

  /** The same with what was typed now; a field that says the same keeps its author. */
  Answers with(Map<String, String> typed, int version, String by) {
    Map<String, Answer> all = new HashMap<>(fields);
    typed.forEach((field, text) -> {
      if (!all.containsKey(field) || !text(field).equals(text)) {
        all.put(field, new Answer(text, version, by));
      }
    });
    return new Answers(all);
  }
}
