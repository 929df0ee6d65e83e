package se.statsbidrag.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column that somebody wants out of a table: what it is called here, what it may be called there,
 * and what its cells must hold.
 *
 * @param key the name used by the caller; also an accepted header
 * @param aliases accepted headers, the preferred first; one that ends in {@code *} accepts every
 *     header that begins so ("befolkning*")
 * @param required whether the table is refused without the column
 * @param blankAllowed whether a cell may be empty
 * @param width for a code: how many digits; one that lost its leading zero gets it back, and one
 *     that is followed by its name ("0114 Upplands Väsby") is taken out
 * @param least the smallest figure accepted, where there is one
 */
public record Column(
    String key,
    Kind kind,
    List<String> aliases,
    boolean required,
    boolean blankAllowed,
    int width,
    @Nullable Long least) {

  /** What a cell holds. */
  public enum Kind {
    TEXT,
    /** Digits that are a name and not an amount: a municipality's code. */
    CODE,
    /** A figure without decimals. */
    WHOLE,
    DECIMAL
  }

  public Column {
    aliases = List.copyOf(aliases);
  }

  public static Column text(String key, String... aliases) {
    return new Column(key, Kind.TEXT, List.of(aliases), true, false, 0, null);
  }

  public static Column code(String key, int width, String... aliases) {
    return new Column(key, Kind.CODE, List.of(aliases), true, false, width, null);
  }

  public static Column whole(String key, String... aliases) {
    return new Column(key, Kind.WHOLE, List.of(aliases), true, false, 0, null);
  }

  public static Column decimal(String key, String... aliases) {
    return new Column(key, Kind.DECIMAL, List.of(aliases), true, false, 0, null);
  }

  /** The column may be missing, and its cells empty. */
  public Column optional() {
    return new Column(key, kind, aliases, false, true, width, least);
  }

  /** The column must be there, but a cell may be empty. */
  public Column orBlank() {
    return new Column(key, kind, aliases, required, true, width, least);
  }

  /** A smaller figure is a complaint: {@code atLeast(0)} refuses negative figures. */
  public Column atLeast(long smallest) {
    return new Column(key, kind, aliases, required, blankAllowed, width, smallest);
  }

  boolean isFigure() {
    return kind == Kind.WHOLE || kind == Kind.DECIMAL;
  }
}
