package se.statsbidrag.appropriation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.appropriation.MandateDocument.Condition;
import se.statsbidrag.appropriation.MandateDocument.Duty;
import se.statsbidrag.appropriation.MandateDocument.Party;
import se.statsbidrag.appropriation.MandateDocument.Strand;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;

/** When a mandate hangs together, and when it may be activated and by whom. */
final class MandateRules {

  private MandateRules() {}

  /** What refers to something that is not there, or stands twice, or lies outside the period. */
  static List<Refusal> coherent(MandateDocument mandate) {
    List<Refusal> refusals = new ArrayList<>();
    Set<String> strands = codes(mandate.workStrands(), Strand::code);
    Set<String> parties = codes(mandate.parties(), Party::code);
    mandate.appropriationItems().stream()
        .filter(item -> !item.code().equals(item.key()))
        .forEach(item -> refusals.add(refusal("itemCode", item.code(), item.key())));
    twice(mandate.appropriationItems().stream().map(Item::code), refusals);
    twice(mandate.parties().stream().map(Party::code), refusals);
    twice(mandate.budgets().stream().map(budget -> String.valueOf(budget.year())), refusals);
    if (mandate.period().firstYear() > mandate.period().lastYear()) {
      refusals.add(refusal("period").at("lastYear"));
    }
    mandate.budgets().forEach(budget -> budget(mandate, budget, strands, parties, refusals));
    if (mandate.addressee() != null) {
      known(parties, Stream.of(mandate.addressee().party()), "party", refusals);
    }
    for (Party party : mandate.parties()) {
      party.tasks().forEach(task -> known(strands, Stream.of(task.strand()), "strand", refusals));
    }
    duties(mandate, strands, parties, refusals);
    return refusals;
  }

  private static void duties(
      MandateDocument mandate, Set<String> strands, Set<String> parties, List<Refusal> refusals) {
    Set<String> duties = codes(mandate.duties(), Duty::code);
    for (Duty duty : mandate.duties()) {
      known(strands, Stream.of(duty.strand()), "strand", refusals);
      known(parties, duty.from().stream(), "party", refusals);
      known(parties, duty.inCooperationWith().stream(), "party", refusals);
      known(duties, Stream.ofNullable(duty.before()), "duty", refusals);
    }
    Set<String> lines =
        mandate.budgets().stream()
            .flatMap(budget -> budget.lines().stream().map(Line::code))
            .collect(Collectors.toSet());
    known(
        lines,
        mandate.conditions().stream().map(Condition::line).filter(Objects::nonNull),
        "line",
        refusals);
  }

  private static <T> Set<String> codes(List<T> list, Function<T, String> code) {
    return list.stream().map(code).collect(Collectors.toSet());
  }

  private static void budget(
      MandateDocument mandate,
      Budget budget,
      Set<String> strands,
      Set<String> parties,
      List<Refusal> refusals) {
    String year = String.valueOf(budget.year());
    if (!mandate.period().contains(budget.year())) {
      refusals.add(refusal("year", year, range(mandate)).at("year"));
    }
    Set<String> groups =
        budget.groups().stream().map(BudgetDocument.Group::code).collect(Collectors.toSet());
    Set<String> items =
        mandate.appropriationItems().stream().map(Item::code).collect(Collectors.toSet());
    twice(budget.groups().stream().map(BudgetDocument.Group::code), refusals);
    twice(budget.lines().stream().map(Line::code), refusals);
    budget.groups().forEach(group -> charges(items, group.charges(), refusals));
    for (Line line : budget.lines()) {
      known(groups, Stream.of(line.group()), "group", refusals);
      known(strands, Stream.of(line.strand()), "strand", refusals);
      known(parties, line.parties().stream(), "party", refusals);
      charges(items, line.charges(), refusals);
      if (line.charges().isEmpty() && budget.method() == ChargingMethod.CATEGORY) {
        refusals.add(refusal("uncharged", line.name()));
      }
    }
  }

  private static void charges(Set<String> items, List<Charge> charges, List<Refusal> refusals) {
    known(items, charges.stream().map(Charge::item), "item", refusals);
    twice(charges.stream().map(Charge::item), refusals);
  }

  private static void known(
      Set<String> known, Stream<String> named, String what, List<Refusal> refusals) {
    named
        .filter(name -> !known.contains(name))
        .forEach(name -> refusals.add(refusal("unknown." + what, name)));
  }

  private static void twice(Stream<String> codes, List<Refusal> refusals) {
    Set<String> seen = new HashSet<>();
    codes.filter(code -> !seen.add(code)).forEach(code -> refusals.add(refusal("twice", code)));
  }

  /** An amendment names an activated mandate of the agency, and keeps within its period. */
  static List<Refusal> amends(MandateDocument amendment, @Nullable Mandate base) {
    List<Refusal> refusals = new ArrayList<>();
    if (amendment.kind() == MandateDocument.Kind.MANDATE) {
      return refusals;
    }
    if (base == null) {
      return List.of(refusal("base", Objects.toString(amendment.amends(), "")).at("amends"));
    }
    amendment.budgets().stream()
        .filter(budget -> !base.document().period().contains(budget.year()))
        .map(budget ->
            refusal("year", String.valueOf(budget.year()), range(base.document())).at("year"))
        .forEach(refusals::add);
    if (amendment.decision().date().isBefore(base.document().decision().date())) {
      refusals.add(refusal("earlier", base.document().decision().date()).at("date"));
    }
    return refusals;
  }

  /** Why this person may not activate this mandate; every reason at once. */
  static List<Refusal> activation(
      Mandate mandate, Set<UUID> writers, @Nullable Mandate base, Actor actor, LocalDate today) {
    List<Refusal> refusals = new ArrayList<>(coherent(mandate.document()));
    if (writers.contains(actor.personId())) {
      refusals.add(
          refusal("fourEyes")
              .by(new LegalBasis("förordningen (2007:603) om intern styrning", null)));
    }
    for (Budget budget : mandate.document().budgets()) {
      for (Reconciliation.Check check : Reconciliation.of(budget).broken()) {
        refusals.add(
            Refusal.of(
                "appropriation.refusal.unreconciled." + check.what(),
                String.valueOf(budget.year()),
                check.name(),
                check.decided(),
                check.entered(),
                check.difference()));
      }
    }
    if (mandate.document().decision().date().isAfter(today)) {
      refusals.add(refusal("future", mandate.document().decision().date()));
    }
    if (mandate.base() != null && base != null && !base.active()) {
      refusals.add(refusal("baseDraft", base.caseNumber()));
    }
    return refusals;
  }

  private static String range(MandateDocument mandate) {
    return mandate.period().firstYear() + "–" + mandate.period().lastYear();
  }

  private static Refusal refusal(String what, Object... arguments) {
    return Refusal.of("appropriation.refusal." + what, arguments);
  }
}
