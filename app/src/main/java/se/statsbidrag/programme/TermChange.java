package se.statsbidrag.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is not the same in two versions of the terms.
 *
 * @param code the condition's name
 * @param heading where it stands
 * @param before what it said, or null where it is new
 * @param after what it says, or null where it is gone
 */
public record TermChange(
    String code, String heading, @Nullable String before, @Nullable String after) {

  private record Said(String heading, String text) {}

  /** What differs, in the order of the later version; what is gone comes last. */
  public static List<TermChange> between(Terms earlier, Terms later) {
    Map<String, Said> old = said(earlier);
    List<TermChange> changes = new ArrayList<>();
    said(later)
        .forEach((code, now) -> {
          @Nullable Said then = old.remove(code);
          if (then == null || !then.text().equals(now.text())) {
            changes.add(
                new TermChange(code, now.heading(), then == null ? null : then.text(), now.text()));
          }
        });
    old.forEach(
        (code, gone) -> changes.add(new TermChange(code, gone.heading(), gone.text(), null)));
    return List.copyOf(changes);
  }

  private static Map<String, Said> said(Terms terms) {
    Map<String, Said> said = new LinkedHashMap<>();
    terms
        .sections()
        .forEach(section ->
            section
                .texts()
                .forEach(text -> said.put(text.code(), new Said(section.heading(), text.text()))));
    return said;
  }
}
