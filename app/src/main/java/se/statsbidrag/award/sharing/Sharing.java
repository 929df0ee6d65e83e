package se.statsbidrag.award.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Explanation;
import se.statsbidrag.engine.Figures;
import se.statsbidrag.engine.Redistribution;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.engine.Redistribution.Columns;
import se.statsbidrag.engine.Redistribution.Outcome;
import se.statsbidrag.kernel.Money;

/**
 * What a rule gives each, and out of which frame it comes: first its own category's, then the
 * others in order, so that no frame gives more than is left of it and few are paid out of two.
 */
public final class Sharing {

  private static final int HUNDRED = 100;

  /**
   * An amount to a recipient out of a frame.
   *
   * @param frame where it comes from
   */
  public record Line(Candidate candidate, Frame frame, long ore) {

    public Money amount() {
      return new Money(ore);
    }
  }

  private final Standing standing;
  private final long[] amounts;
  private final Map<Integer, Part> parts = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  /** The outcome in which a candidate's amount is worked out, and its row there. */
  private record Part(Outcome outcome, int row) {}

  private Sharing(Standing standing) {
    this.standing = standing;
    this.amounts = new long[standing.candidates().size()];
  }

  /** What the plan gives where things stand so. */
  public static Sharing of(Standing standing, Plan plan) {
    Sharing sharing = new Sharing(standing);
    if (plan.reach() == Plan.Reach.TOGETHER) {
      sharing.share(plan, null, standing.frames());
    } else {
      Set<String> categories = new TreeSet<>();
      standing.frames().forEach(frame -> categories.add(frame.category()));
      for (String category : categories) {
        List<Frame> own =
            standing.frames().stream().filter(one -> one.category().equals(category)).toList();
        sharing.share(plan, category, own);
      }
    }
    return sharing;
  }

  /** What a candidate gets, by its place among the candidates. */
  public long ore(int candidate) {
    return amounts[candidate];
  }

  public Money sum() {
    return Money.sum(lines.stream().map(Line::amount).toList());
  }

  /** What nobody can take. */
  public Money remains() {
    return standing.left().minus(sum());
  }

  /** What goes out of a frame. */
  public Money from(Frame frame) {
    return Money.sum(
        lines.stream().filter(line -> line.frame().equals(frame)).map(Line::amount).toList());
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The lines of a recipient: one, or one out of each of several frames. */
  public List<Line> of(Candidate who) {
    return lines.stream().filter(line -> line.candidate().equals(who)).toList();
  }

  /** Everybody who takes part and what it gets, in the order of the candidates. */
  public Map<Candidate, Money> taking() {
    Map<Candidate, Money> taking = new LinkedHashMap<>();
    for (int i = 0; i < amounts.length; i++) {
      if (standing.candidates().get(i).takesPart()) {
        taking.put(standing.candidates().get(i), new Money(amounts[i]));
      }
    }
    return taking;
  }

  /** How a candidate's amount came about; no steps for who had no part in any sum. */
  public Explanation explain(int candidate) {
    @Nullable Part part = parts.get(candidate);
    Candidate who = standing.candidates().get(candidate);
    return part == null
        ? new Explanation(who.code(), who.name(), 0, List.of())
        : part.outcome().explain(part.row());
  }

  private void share(Plan plan, @Nullable String category, List<Frame> frames) {
    List<Integer> among = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      Candidate one = standing.candidates().get(i);
      if (one.takesPart() && (category == null || one.category().equals(category))) {
        among.add(i);
      }
    }
    if (among.isEmpty()) {
      return;
    }
    long left = frames.stream().mapToLong(Frame::leftOre).sum();
    List<Candidate> sharing = among.stream().map(standing.candidates()::get).toList();
    Outcome outcome =
        new Redistribution(plan.by(), plan.capOre()).share(figures(sharing, plan, left), left);
    for (int row = 0; row < among.size(); row++) {
      amounts[among.get(row)] = outcome.ore(row);
      parts.put(among.get(row), new Part(outcome, row));
    }
    fund(sharing, outcome, frames);
  }

  /** Takes each amount out of the frames: the own category's first, then the others in order. */
  private void fund(List<Candidate> sharing, Outcome outcome, List<Frame> frames) {
    Map<UUID, Long> left = new LinkedHashMap<>();
    frames.forEach(frame -> left.put(frame.roundId(), frame.leftOre()));
    long[] wanted = new long[sharing.size()];
    for (int row = 0; row < wanted.length; row++) {
      wanted[row] = outcome.ore(row);
    }
    for (boolean own : new boolean[] {true, false}) {
      for (int row = 0; row < wanted.length; row++) {
        for (Frame frame : frames) {
          if (frame.category().equals(sharing.get(row).category()) == own) {
            wanted[row] -= take(sharing.get(row), frame, wanted[row], left);
          }
        }
      }
    }
  }

  private long take(Candidate who, Frame frame, long wanted, Map<UUID, Long> left) {
    long there = Objects.requireNonNull(left.get(frame.roundId()));
    long taken = Math.min(wanted, there);
    if (taken > 0) {
      left.put(frame.roundId(), there - taken);
      lines.add(new Line(who, frame, taken));
    }
    return taken;
  }

  private static Figures figures(List<Candidate> sharing, Plan plan, long left) {
    Figures figures =
        Figures.of(
                sharing.stream().map(Candidate::code).toArray(String[]::new),
                sharing.stream().map(Candidate::name).toArray(String[]::new))
            .with(Columns.ASKED, sharing.stream().mapToLong(one -> 1).toArray())
            .with(
                Columns.CAN_USE,
                sharing.stream().mapToLong(one -> canUse(one, plan, left)).toArray());
    return switch (plan.by()) {
      case EQUAL -> figures;
      case KEY ->
          figures.with(
              Columns.KEY, inKronor(sharing.stream().mapToLong(Candidate::ceilingOre).toArray()));
      case POPULATION ->
          figures.with(
              Columns.POPULATION,
              sharing.stream()
                  .mapToLong(one -> Objects.requireNonNullElse(one.population(), 0L))
                  .toArray());
    };
  }

  /** Shares are the same in kronor, and easier to read, where all are whole kronor. */
  private static long[] inKronor(long[] ore) {
    return Arrays.stream(ore).allMatch(one -> new Money(one).isWholeKronor())
        ? Arrays.stream(ore).map(one -> one / HUNDRED).toArray()
        : ore;
  }

  /** The least of what it says that it can use and its cap by the key; all, where neither is. */
  private static long canUse(Candidate one, Plan plan, long left) {
    long most = one.needOre() == null ? left : Math.min(one.needOre(), left);
    Integer percent = plan.capPercent();
    if (percent == null) {
      return most;
    }
    long cap = Math.multiplyExact(one.ceilingOre(), percent.longValue()) / HUNDRED;
    return Math.min(most, cap - cap % HUNDRED); // öre of a cap can be nobody's
  }

  /** The rules that can be compared where things stand so. */
  public static List<By> rules(Standing standing) {
    return standing.hasPopulation() ? List.of(By.values()) : List.of(By.KEY, By.EQUAL);
  }
}
