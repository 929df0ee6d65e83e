package se.statsbidrag.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of an allocation rule (delregel i en fördelningsnyckel), as data. Each component turns the
 * frame that it is handed into an exact value per recipient; nothing is rounded until the whole
 * {@link Rule} is. Amounts are öre, rates are kronor as exact decimals, drivers are named columns
 * of {@link Figures}.
 */
public sealed interface Component {

  /** The frame in equal parts (lika fördelning), as the regions got theirs in 2017. */
  record EqualSplit() implements Component {}

  /**
   * The frame by share of a driver (andel av befolkningen).
   *
   * @param weight a second column that the driver is multiplied by, or null
   */
  record Share(String driver, @Nullable String weight) implements Component {
    public Share(String driver) {
      this(driver, null);
    }
  }

  /** A guaranteed amount for each recipient (garanterat belopp, grundbelopp). */
  record Guaranteed(long ore) implements Component {}

  /** Kronor per head (belopp per invånare), whatever the frame. */
  record PerHead(String driver, Decimal kronor) implements Component {}

  /**
   * Kronor per head that grow as the recipients become smaller: the largest has {@code start}, each
   * step down in size adds {@code step}, up to {@code max}. Equal sizes are ranked by code.
   */
  record RankedPerHead(String driver, Decimal start, Decimal step, Decimal max)
      implements Component {}

  /** Components added; at most one of them may take the rest of the frame. */
  record Sum(List<Component> parts) implements Component {
    public Sum {
      parts = List.copyOf(parts);
    }

    public Sum(Component... parts) {
      this(List.of(parts));
    }
  }

  /** Size bands (storleksklasser): each recipient follows the band that its driver falls in. */
  record Bands(String driver, List<Band> bands) implements Component {
    public Bands {
      bands = List.copyOf(bands);
    }
  }

  /** One band of {@link Bands}: up to and including {@code upTo}, null for no upper end. */
  record Band(@Nullable Long upTo, Component component) {}

  /** A stated portion of the frame (0,6 = 60 %), shared by the inner component. */
  record Portion(Decimal portion, Component inner) implements Component {}

  /** A stated amount of the frame, shared by the inner component. */
  record Pot(long ore, Component inner) implements Component {}

  /** The inner values times a stated constant. */
  record Scaled(Decimal factor, Component inner) implements Component {}

  /** The inner values in proportion, so that they sum to the frame. */
  record ScaledToFrame(Component inner) implements Component {}

  /**
   * A floor and a cap (lägsta och högsta belopp). Those outside are set to their bound, and the
   * inner component shares what is left among the others again, until all are inside.
   */
  record Bounded(@Nullable Bound floor, @Nullable Bound cap, Component inner)
      implements Component {}

  /**
   * Nobody gets less than a portion of the amount in an earlier key (garanti mot tidigare nyckel);
   * the others are reduced ratably to pay for it.
   */
  record HoldHarmless(Decimal portion, Shortage shortage, Component inner) implements Component {}

  /** No recipient gets less than a smaller one: amounts that break the order are evened out. */
  record OrderPreserved(String driver, Component inner) implements Component {}

  /**
   * The amounts sorted by size apart from the recipients: the largest amount goes to the largest
   * recipient. Not a rule that anyone would state, but one that has happened.
   */
  record SortedAmounts(String driver, Component inner) implements Component {}

  /** Rows outside the key: stated öre by code; the others share what is left by the inner rule. */
  record FixedRows(Map<String, Long> ore, Component inner) implements Component {
    public FixedRows {
      ore = Map.copyOf(ore);
    }
  }

  /**
   * Only those whose column lies within the ends take part (urval, till exempel de som anmält
   * intresse); the others get nothing.
   */
  record Among(String column, long from, long to, Component inner) implements Component {}

  /**
   * What a later round adds (påfyllnad): the inner rule shares the whole year's frame, which is the
   * round's own and what the column sums to, and each gets what that is more than its column.
   *
   * @param column the amounts of the year's earlier key, in kronor
   */
  record TopUp(String column, Component inner) implements Component {}

  /** What bounds an amount: the same for all, per head, or a column of öre for each recipient. */
  sealed interface Bound {
    /** The same öre for everyone. */
    record Amount(long ore) implements Bound {}

    /** Kronor per head of a driver. */
    record PerHeadOf(String driver, Decimal kronor) implements Bound {}

    /** A column of {@link Figures} in öre, for example what each has asked for. */
    record Column(String column) implements Bound {}
  }

  /** What happens when guarantees alone are more than the frame. */
  enum Shortage {
    REFUSE,
    REDUCE_RATABLY
  }
}
