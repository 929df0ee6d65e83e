package se.statsbidrag.allocation.figures;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.statsbidrag.kernel.Refusal;

/** What must hold of figures before they are registered. */
final class FigureRules {

  private static final Pattern DRIVER = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int LISTED = 50;
  private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

  private FigureRules() {}

  static List<Refusal> draft(FigureDraft draft, LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    if (!DRIVER.matcher(draft.driver()).matches()) {
      refusals.add(Refusal.of("figures.refusal.driver", draft.driver()).at("driver"));
    }
    Map.of("name", draft.name(), "unit", draft.unit(), "source", draft.source())
        .forEach((field, text) -> {
          if (text.isBlank()) {
            refusals.add(Refusal.of("figures.refusal.empty." + field).at(field));
          }
        });
    if (draft.fetched().isAfter(today)) {
      refusals.add(Refusal.of("figures.refusal.fetched", draft.fetched()).at("fetched"));
    }
    if (draft.referenceDate().isAfter(draft.fetched()) && !draft.assumption()) {
      refusals.add(Refusal.of("figures.refusal.future", draft.referenceDate()).at("referenceDate"));
    }
    return refusals;
  }

  /** One series stands for a driver, a kind and a date; another must say what it corrects. */
  static List<Refusal> correction(FigureDraft draft, Optional<FigureSeries> standing) {
    boolean corrects = draft.reason() != null && !draft.reason().isBlank();
    if (standing.isPresent() && !corrects) {
      return List.of(
          Refusal.of("figures.refusal.date-taken", standing.get().name(), draft.referenceDate())
              .at("reason"));
    }
    return standing.isEmpty() && corrects
        ? List.of(Refusal.of("figures.refusal.nothing-to-correct").at("reason"))
        : List.of();
  }

  static List<Refusal> values(
      SortedMap<String, Long> values, FigureDraft draft, Set<String> codes) {
    if (values.isEmpty()) {
      return List.of(Refusal.of("figures.refusal.none"));
    }
    List<Refusal> refusals = new ArrayList<>();
    values.forEach((code, value) -> {
      if (!codes.contains(code)) {
        refusals.add(Refusal.of("figures.refusal.code", code, draft.referenceDate()));
      }
      if (value < 0 || (value == 0 && !draft.zeroAllowed())) {
        refusals.add(Refusal.of("figures.refusal.value", code, value));
      }
    });
    if (exactSum(values.values()).compareTo(LIMIT) > 0) {
      refusals.add(Refusal.of("figures.refusal.overflow", Long.MAX_VALUE));
    }
    return refusals;
  }

  static BigInteger exactSum(Collection<Long> values) {
    return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The sum of the municipalities of each county, by the county's code. */
  static SortedMap<String, Long> byCounty(SortedMap<String, Long> municipalities) {
    SortedMap<String, Long> sums = new TreeMap<>();
    municipalities.forEach(
        (code, value) -> sums.merge(code.substring(0, 2), value, Math::addExact));
    return sums;
  }

  /** The first of many faults, and how many more there are: a person corrects some at a time. */
  static List<Refusal> listed(List<Refusal> refusals) {
    if (refusals.size() <= LISTED) {
      return refusals;
    }
    List<Refusal> first = new ArrayList<>(refusals.subList(0, LISTED));
    first.add(Refusal.of("figures.refusal.more", refusals.size() - LISTED).at("file"));
    return first;
  }
}
