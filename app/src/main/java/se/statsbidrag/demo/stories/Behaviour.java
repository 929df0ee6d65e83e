package se.statsbidrag.demo.stories;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.requisition.Choice;

/**
 * How recipients answer: made up, the same each time. The seed puts them in an order; the first of
 * it are silent, the next decline, the next ask for a part, the next come late, and the rest ask
 * for the whole in time, more of them the nearer the last day comes.
 */
final class Behaviour {

  private static final int OPENS = 8;
  private static final int HOURS = 9;
  private static final int MINUTES = 60;
  private static final int SMALLEST_PART = 40;
  private static final int LARGEST_PART = 90;
  private static final int HUNDRED = 100;

  private final long seed;
  private final Story.Turnout turnout;

  Behaviour(long seed, Story.Turnout turnout) {
    this.seed = seed;
    this.turnout = turnout;
  }

  /** The answers of those who answer. */
  List<Answer> of(List<RecipientRole> recipients) {
    List<RecipientRole> drawn =
        recipients.stream()
            .filter(one -> !turnout.certain().contains(code(one)))
            .sorted(Comparator.comparingLong(one -> chance(one).nextLong()))
            .toList();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < recipients.size(); i++) {
      RecipientRole one = recipients.get(i);
      int place = drawn.indexOf(one);
      if (place < 0 || place >= turnout.silent()) {
        answers.add(answer(one, place < 0 ? Integer.MAX_VALUE : place - turnout.silent(), i));
      }
    }
    return answers;
  }

  private Answer answer(RecipientRole one, int place, int number) {
    SplittableRandom chance = chance(one);
    chance.nextLong(); // has put it in its place
    int toPart = turnout.none() + turnout.part();
    Choice choice =
        place < turnout.none() ? Choice.NONE : place < toPart ? Choice.PART : Choice.WHOLE;
    boolean late = choice == Choice.WHOLE && place < toPart + turnout.late();
    int percent = chance.nextInt(SMALLEST_PART, LARGEST_PART);
    boolean wishes = chance.nextInt(HUNDRED) < turnout.sharing() || place == Integer.MAX_VALUE;
    return new Answer(
        one,
        turnout.kind(),
        turnout.paper(),
        choice,
        percent,
        null,
        choice == Choice.WHOLE && wishes,
        late
            ? moment(turnout.lastDay().plusDays(1), turnout.lateUntil(), chance)
            : moment(turnout.first(), turnout.lastDay(), chance),
        number);
  }

  private static LocalDateTime moment(LocalDate from, LocalDate to, SplittableRandom chance) {
    double early = chance.nextDouble();
    long days = Math.round((1 - early * early) * ChronoUnit.DAYS.between(from, to));
    LocalDate day = from.plusDays(days);
    while (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue() && day.isAfter(from)) {
      day = day.minusDays(1);
    }
    return day.atTime(OPENS + chance.nextInt(HOURS), chance.nextInt(MINUTES));
  }

  private SplittableRandom chance(RecipientRole one) {
    return new SplittableRandom(
        seed * 1_000_003 + Objects.hash(code(one), turnout.kind().name(), one.kind().name()));
  }

  private static String code(RecipientRole one) {
    return Objects.requireNonNullElse(one.code(), "");
  }
}
