package se.statsbidrag.programme;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Swedish;

/**
 * Fills the data of a round into the texts of its instructions, so that the two cannot differ: a
 * text says {@code {lastDay}} and never the day itself.
 */
final class TermsWords {

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern AMOUNT =
      Pattern.compile("(frame|frameMillions|year|yearMillions):([A-Z][A-Z_]*)");
  private static final Set<String> DATA =
      Set.of("opens", "lastDay", "useFirst", "useLast", "promise", "reportDay", "budgetYear");

  private TermsWords() {}

  /** The placeholders of a text. */
  static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  static boolean isKnown(String place) {
    return DATA.contains(place) || AMOUNT.matcher(place).matches();
  }

  static java.util.List<Terms.Section> filled(Terms terms) {
    Map<String, String> data = data(terms);
    return terms.document().sections().stream()
        .map(section ->
            new Terms.Section(
                section.code(),
                section.heading(),
                section.texts().stream()
                    .map(text -> text.saying(fill(text.text(), data)))
                    .toList()))
        .toList();
  }

  private static Map<String, String> data(Terms terms) {
    TermsDocument document = terms.document();
    Map<String, String> data = new HashMap<>();
    data.put("opens", date(document.opens()));
    data.put("lastDay", moved(document.lastDay(), terms.lastDay()));
    data.put("useFirst", date(document.use().first()));
    data.put("useLast", date(document.use().last()));
    data.put("promise", String.valueOf(document.promise().workingDays()));
    data.put("reportDay", moved(document.report().lastDay(), terms.reportDay()));
    data.put("budgetYear", String.valueOf(document.use().first().getYear()));
    terms
        .figures()
        .forEach((place, amount) -> {
          data.put(place, Swedish.FORMATS.amount(amount.ore()));
          data.put(place.replace(":", "Millions:"), millions(amount));
        });
    return data;
  }

  private static String fill(String text, Map<String, String> data) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          @Nullable String value = data.get(place.group(1));
          return Matcher.quoteReplacement(value == null ? "–" : value);
        });
  }

  private static String moved(LocalDate stated, LocalDate held) {
    return stated.equals(held)
        ? date(held)
        : date(held) + " (den " + date(stated) + " är ingen arbetsdag)";
  }

  private static String date(LocalDate day) {
    return Swedish.FORMATS.date(day);
  }

  private static String millions(Money amount) {
    return java.math.BigDecimal.valueOf(amount.ore(), 8)
        .stripTrailingZeros()
        .toPlainString()
        .replace('.', ',');
  }
}
