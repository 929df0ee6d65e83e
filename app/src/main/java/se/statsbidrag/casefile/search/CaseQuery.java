package se.statsbidrag.casefile.search;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.SearchWords;
import se.statsbidrag.pages.Typed;

/**
 * Which matters a list shows.
 *
 * @param open true for open ones, false for closed ones, null for all
 * @param officer whose, or null for anybody's
 * @param first opened on this day or later, or null
 * @param last opened on this day or earlier, or null
 * @param after the matter with which the page before ended, or null for the first page
 */
record CaseQuery(
    SearchWords words,
    @Nullable Boolean open,
    @Nullable UUID officer,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    Order order,
    @Nullable UUID after) {

  /** In which order. */
  enum Order {
    /** The latest opened first. */
    NEWEST,
    /** The oldest first. */
    OLDEST,
    /** By what it concerns, as Swedish sorts. */
    TITLE;

    static Order of(String sort) {
      return switch (sort) {
        case "opened" -> OLDEST;
        case "title" -> TITLE;
        default -> NEWEST;
      };
    }
  }

  /** What an address asks for; what it asks wrongly is as if it had not asked. */
  static CaseQuery of(
      @Nullable String text,
      String status,
      @Nullable UUID officer,
      String first,
      String last,
      String sort,
      String after) {
    return new CaseQuery(
        SearchWords.of(text),
        switch (status) {
          case "OPEN" -> Boolean.TRUE;
          case "CLOSED" -> Boolean.FALSE;
          default -> null;
        },
        officer,
        day(first),
        day(last),
        Order.of(sort),
        SearchWords.id(after));
  }

  /** The same from its first page. */
  CaseQuery whole() {
    return new CaseQuery(words, open, officer, first, last, order, null);
  }

  private static @Nullable LocalDate day(String typed) {
    return Typed.date(typed) instanceof Typed.Read<LocalDate> read ? read.value() : null;
  }
}
