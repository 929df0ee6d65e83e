package se.statsbidrag.engine;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an allocation cannot be made: a key for machines, a sentence for people.
 *
 * @param key stable key, for example {@code frame.below-guarantees}
 * @param args what the sentence mentions: {@link Quantity}, numbers or text
 * @param row the row it is about, counted from 0 in {@link Figures}, or -1
 * @param column the column or the part of the rule it is about, or null
 */
public record Complaint(String key, List<Object> args, int row, @Nullable String column) {

  public Complaint {
    args = List.copyOf(args);
  }

  static Complaint of(String key, Object... args) {
    return new Complaint(key, List.of(args), -1, null);
  }

  Complaint at(int atRow, String atColumn) {
    return new Complaint(key, args, atRow, atColumn);
  }

  Complaint in(String inColumn) {
    return new Complaint(key, args, row, inColumn);
  }

  /** The sentence in Swedish or English, saying what is wrong and what to do. */
  public String sentence(Locale locale) {
    return Wording.of(locale).text("refused." + key, args);
  }
}
