package se.statsbidrag.tables;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a table, where, and what to do about it. The same record serves as a note, where
 * something was taken care of that the reader should know.
 *
 * @param row the row as a person sees it in a spreadsheet, from 1; 0 is the file as a whole
 * @param header the column's header, where the complaint is about a column
 * @param letter the column's letter in a spreadsheet: A, B, … AA
 * @param key the message's key, for those who word it themselves
 * @param swedish the sentence in Swedish, without the place
 * @param english the sentence in English, without the place
 */
public record TableComplaint(
    int row,
    @Nullable String header,
    @Nullable String letter,
    String key,
    List<Object> args,
    String swedish,
    String english) {

  public TableComplaint {
    args = List.copyOf(args);
  }

  /** The sentence alone, for a list that has columns of its own for row and column. */
  public String sentence(Locale locale) {
    return isEnglish(locale) ? english : swedish;
  }

  /** Place and sentence: "Rad 5, kolumn C (Belopp): …". */
  public String line(Locale locale) {
    String place = place(locale);
    return place.isEmpty() ? sentence(locale) : place + ": " + sentence(locale);
  }

  /** "Rad 5, kolumn C (Belopp)"; empty where the complaint is about the file as a whole. */
  public String place(Locale locale) {
    boolean english = isEnglish(locale);
    StringBuilder place = new StringBuilder();
    if (row > 0) {
      place.append(english ? "Row " : "Rad ").append(row);
    }
    if (letter != null) {
      place.append(place.isEmpty() ? "" : ", ");
      String word = english ? "column " : "kolumn ";
      place.append(place.isEmpty() ? capitalised(word) : word).append(letter);
      if (header != null && !header.isEmpty()) {
        place.append(" (").append(header).append(')');
      }
    }
    return place.toString();
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals("en");
  }
}
