package se.statsbidrag.tables;

import java.util.List;
import java.util.Locale;

/**
 * Figures in a column that can be read in two ways: "1.234" is 1 234 to one writer and 1,234 to
 * another. The table cannot be used until somebody has answered, through {@link
 * ReadOptions#points(String, Points)}.
 *
 * @param header the column's header
 * @param letter the column's letter
 * @param count how many cells are in doubt
 * @param examples the first of them, as they stand, with their rows
 * @param suggestion what the column as a whole speaks for; {@link Points#ASK} where nothing does
 */
public record Ambiguity(
    String header, String letter, int count, List<Example> examples, Points suggestion) {

  public Ambiguity {
    examples = List.copyOf(examples);
  }

  /** The question as a sentence, with the column and the first example. */
  public String line(Locale locale) {
    Example first = examples.getFirst();
    TableComplaint question =
        Complaints.of(0, header, -1, "tables.question", letter, header, first.text(), count);
    return question.sentence(locale);
  }

  /** A cell in doubt. */
  public record Example(int row, String text) {}

  /** What a point in a figure means. */
  public enum Points {
    /** Swedish figures; a point, or several commas, is asked about. */
    ASK,
    /** 1.234.567,89: the point separates thousands, the comma is the decimal sign. */
    THOUSANDS,
    /** 1,234,567.89: the point is the decimal sign, the comma separates thousands. */
    DECIMAL
  }
}
