package se.statsbidrag.award.sharing;

import java.util.ArrayList;
import java.util.List;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.kernel.Money;

/** A rule beside the others that could have been chosen, on the same frames and recipients. */
public record Comparison(
    Standing standing, Plan plan, List<Alternative> alternatives, List<Row> rows) {

  /** One rule, and what it gives. */
  public record Alternative(By by, boolean chosen, Sharing sharing) {

    public Money sum() {
      return sharing.sum();
    }

    public Money remains() {
      return sharing.remains();
    }

    /** How many get something. */
    public long recipients() {
      return sharing.lines().stream().map(Sharing.Line::candidate).distinct().count();
    }
  }

  /** A recipient and what each rule gives it, in the order of the alternatives. */
  public record Row(Candidate candidate, List<Money> amounts, Money chosen) {}

  public Comparison {
    alternatives = List.copyOf(alternatives);
    rows = List.copyOf(rows);
  }

  public static Comparison of(Standing standing, Plan plan) {
    List<Alternative> alternatives =
        Sharing.rules(standing).stream()
            .map(by -> new Alternative(by, by == plan.by(), Sharing.of(standing, plan.with(by))))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < standing.candidates().size(); i++) {
      Candidate one = standing.candidates().get(i);
      if (one.takesPart()) {
        int place = i;
        List<Money> amounts =
            alternatives.stream().map(other -> new Money(other.sharing().ore(place))).toList();
        int at = alternatives.stream().map(Alternative::chosen).toList().indexOf(true);
        rows.add(new Row(one, amounts, amounts.get(Math.max(0, at))));
      }
    }
    return new Comparison(standing, plan, alternatives, rows);
  }

  public Alternative chosen() {
    return alternatives.stream().filter(Alternative::chosen).findFirst().orElseThrow();
  }
}
