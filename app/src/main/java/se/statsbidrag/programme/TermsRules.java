package se.statsbidrag.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Refusal;

/** When terms hang together: every reason why not, at once. */
final class TermsRules {

  private static final int MOST_SIGNATORIES = 2;
  private static final int LONGEST_PROMISE = 250;
  private static final int HUNDRED = 100;

  /** The conditions without which nobody can know what holds, and the data each must name. */
  private static final Map<String, String> REQUIRED =
      new TreeMap<>(
          Map.of(
              "DEADLINE", "lastDay",
              "USE", "useLast",
              "PROMISE", "promise",
              "REPORT", "reportDay",
              "CHANNEL", "",
              "REPAYMENT", "",
              "APPEAL", "",
              "CONTACT", ""));

  private TermsRules() {}

  static List<Refusal> check(TermsDocument terms, BudgetYear year) {
    List<Refusal> refusals = new ArrayList<>();
    days(terms, year, refusals);
    refuse(
        terms.signatories() < 1 || terms.signatories() > MOST_SIGNATORIES, "signatories", refusals);
    int promised = terms.promise().workingDays();
    refuse(promised < 1 || promised > LONGEST_PROMISE, "promise", refusals);
    parts(terms.promise().instalments(), year, refusals);
    refuse(terms.reminders().stream().anyMatch(days -> days < 1), "reminders", refusals);
    refuse(
        terms.caps().stream().anyMatch(cap -> cap.percent() < 1 || cap.percent() > HUNDRED),
        "cap",
        refusals);
    boolean shared = terms.redistribution().mode() != Terms.Redistribution.Mode.NONE;
    refuse(shared == terms.redistribution().to().isEmpty(), "redistribution", refusals);
    refuse(shared == terms.redistribution().from().isEmpty(), "redistribution", refusals);
    refuse(!terms.appeal().allowed() && terms.appeal().basis().place() == null, "appeal", refusals);
    refuse(terms.title().isBlank() || terms.sections().isEmpty(), "empty", refusals);
    texts(terms, shared, refusals);
    return refusals.stream().distinct().toList();
  }

  private static void days(TermsDocument terms, BudgetYear year, List<Refusal> refusals) {
    refuse(terms.lastDay().isBefore(terms.opens()), "days", refusals);
    refuse(terms.use().last().isBefore(terms.use().first()), "use", refusals);
    if (terms.use().first().getYear() != year.year()) {
      refusals.add(refusal("useYear", year.toString()));
    }
    refuse(!terms.report().lastDay().isAfter(terms.opens()), "report", refusals);
  }

  /** The parts of a payment are all of it, in the order of their days, within the year. */
  private static void parts(
      List<Terms.Promise.Part> parts, BudgetYear year, List<Refusal> refusals) {
    int all = parts.stream().mapToInt(Terms.Promise.Part::percent).sum();
    boolean apart = parts.stream().allMatch(part -> part.percent() > 0);
    List<LocalDate> days =
        parts.stream().map(Terms.Promise.Part::day).filter(Objects::nonNull).toList();
    boolean inYear = days.stream().allMatch(day -> day.getYear() == year.year());
    boolean ordered = days.equals(days.stream().sorted().toList());
    refuse(
        !parts.isEmpty() && (all != HUNDRED || !apart || !inYear || !ordered),
        "instalments",
        refusals);
  }

  private static void texts(TermsDocument terms, boolean shared, List<Refusal> refusals) {
    Set<String> codes = new HashSet<>();
    Map<String, Set<String>> places = new TreeMap<>();
    terms
        .texts()
        .forEach(text -> {
          if (!codes.add(text.code())) {
            refusals.add(refusal("twice", text.code()));
          }
          refuse(text.text().isBlank(), "empty", refusals);
          places.put(text.code(), TermsWords.places(text.text()));
        });
    places.forEach((code, named) ->
        named.stream()
            .filter(place -> !TermsWords.isKnown(place))
            .forEach(place -> refusals.add(refusal("place", code, place))));
    Map<String, String> required = new TreeMap<>(REQUIRED);
    if (shared) {
      required.put("REDISTRIBUTION", "");
    }
    required.forEach((code, place) -> {
      Set<String> named = places.get(code);
      if (named == null) {
        refusals.add(refusal("missing", code));
      } else if (!place.isEmpty() && !named.contains(place)) {
        refusals.add(refusal("unnamed", code, place));
      }
    });
  }

  private static void refuse(boolean wrong, String what, List<Refusal> refusals) {
    if (wrong) {
      refusals.add(refusal(what));
    }
  }

  private static Refusal refusal(String what, Object... arguments) {
    return Refusal.of("programme.refusal.terms." + what, arguments).at("text");
  }
}
