package se.statsbidrag.accounting;

import java.util.List;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.ledger.Flow;

/**
 * A figure and the flows of the ledger that it is made of, so that it can be opened.
 *
 * @param flows what came
 * @param back what went the other way, and is taken from it
 */
record Figure(Money amount, List<Flow> flows, List<Flow> back) {

  Figure {
    flows = List.copyOf(flows);
    back = List.copyOf(back);
  }

  /** What came less what went back. */
  static Figure of(List<Flow> flows, List<Flow> back) {
    return new Figure(sum(flows).minus(sum(back)), flows, back);
  }

  /** The same flows, of which only a part belongs here. */
  Figure part(Money amount) {
    return new Figure(amount, flows, back);
  }

  private static Money sum(List<Flow> flows) {
    return Money.sum(flows.stream().map(Flow::amount).toList());
  }
}
