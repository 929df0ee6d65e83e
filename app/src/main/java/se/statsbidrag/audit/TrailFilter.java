package se.statsbidrag.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Refusal;

/**
 * Which lines one wants to see; what is null does not narrow.
 *
 * @param object part of what the object is called, or its identity
 * @param person part of the person's name
 * @param act the act's code, or part of its words
 * @param first first day
 * @param last last day
 * @param before only lines older than this one, for the next page
 */
record TrailFilter(
    @Nullable String object,
    @Nullable String person,
    @Nullable String act,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    @Nullable Long before) {

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  /** A filter as typed, and what could not be read of it. */
  record Read(TrailFilter filter, List<Refusal> refusals) {}

  static Read of(
      @Nullable String object,
      @Nullable String person,
      @Nullable String act,
      @Nullable String first,
      @Nullable String last,
      @Nullable Long before) {
    List<Refusal> refusals = new ArrayList<>();
    LocalDate from = day(first, "fran", refusals);
    LocalDate to = day(last, "till", refusals);
    TrailFilter filter =
        new TrailFilter(words(object), words(person), words(act), from, to, before);
    return new Read(filter, refusals);
  }

  TrailFilter olderThan(long line) {
    return new TrailFilter(object, person, act, first, last, line);
  }

  @Nullable Instant from() {
    return first == null ? null : first.atStartOfDay(STOCKHOLM).toInstant();
  }

  @Nullable Instant until() {
    return last == null ? null : last.plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
  }

  private static @Nullable String words(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  private static @Nullable LocalDate day(
      @Nullable String typed, String field, List<Refusal> refusals) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      refusals.add(Refusal.of("layout.typed.NOT_A_DAY", typed).at(field));
      return null;
    }
  }
}
