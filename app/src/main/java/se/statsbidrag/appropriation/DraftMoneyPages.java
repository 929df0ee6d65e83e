package se.statsbidrag.appropriation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.appropriation.BudgetDocument.Appropriation;
import se.statsbidrag.appropriation.BudgetDocument.Area;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Charging;
import se.statsbidrag.appropriation.BudgetDocument.Group;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.appropriation.BudgetDocument.ItemNumber;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts.Option;

/**
 * The money of a draft, typed piece by piece: appropriation items, years, what the decision states,
 * and lines. In an address the word {@code ny} stands for one that does not exist yet.
 */
@Controller
@Access(Role.CASE_OFFICER)
class DraftMoneyPages {

  private static final String NEW = "ny";
  private final Mandates mandates;
  private final MandateFormat format;

  DraftMoneyPages(Mandates mandates, MandateFormat format) {
    this.mandates = mandates;
    this.format = format;
  }

  @GetMapping("/uppdrag/{id}/poster/{code}")
  String item(Actor actor, @PathVariable UUID id, @PathVariable String code, Model model) {
    MandateDocument document = show(actor, id, model);
    model.addAttribute("item", existing(code, document.item(code).orElse(null)));
    return "appropriation/item";
  }

  @PostMapping("/uppdrag/{id}/poster/{code}")
  String saveItem(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String code,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> fields) {
    MandateDocument document = mandates.mandate(actor.agencyId(), id).document();
    DraftForm form = new DraftForm(fields);
    Item item = form.pressed("remove") ? null : item(form);
    form.check();
    List<Item> items = with(document.appropriationItems(), own -> own.code().equals(code), item);
    mandates.change(actor, id, version, document.withItems(items));
    return "redirect:/uppdrag/" + id;
  }

  @GetMapping("/uppdrag/{id}/ar/{year}")
  String year(Actor actor, @PathVariable UUID id, @PathVariable String year, Model model) {
    MandateDocument document = show(actor, id, model);
    Budget budget = NEW.equals(year) ? null : budget(document, year);
    model.addAttribute("budget", budget);
    model.addAttribute("methods", List.of(ChargingMethod.values()));
    return "appropriation/year";
  }

  @PostMapping("/uppdrag/{id}/ar/{year}")
  String saveYear(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String year,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> fields) {
    MandateDocument document = mandates.mandate(actor.agencyId(), id).document();
    Budget old = NEW.equals(year) ? null : budget(document, year);
    DraftForm form = new DraftForm(fields);
    Budget budget = form.pressed("remove") ? null : year(form, old);
    form.check();
    List<Budget> budgets =
        with(document.budgets(), own -> String.valueOf(own.year()).equals(year), budget);
    mandates.change(actor, id, version, document.withBudgets(budgets));
    return "redirect:/uppdrag/" + id;
  }

  @GetMapping("/uppdrag/{id}/ar/{year}/grupper/{code}")
  String group(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String year,
      @PathVariable String code,
      Model model) {
    Budget budget = budget(show(actor, id, model), year);
    model.addAttribute("budget", budget);
    Group group =
        existing(
            code,
            budget.groups().stream()
                .filter(own -> own.code().equals(code))
                .findFirst()
                .orElse(null));
    model.addAttribute("group", group);
    model.addAttribute("charged", charged(group == null ? null : group.charges()));
    return "appropriation/group";
  }

  @PostMapping("/uppdrag/{id}/ar/{year}/grupper/{code}")
  String saveGroup(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String year,
      @PathVariable String code,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> fields) {
    MandateDocument document = mandates.mandate(actor.agencyId(), id).document();
    Budget budget = budget(document, year);
    DraftForm form = new DraftForm(fields);
    Group group = form.pressed("remove") ? null : group(form, document.appropriationItems());
    form.check();
    List<Group> groups = with(budget.groups(), own -> own.code().equals(code), group);
    save(actor, id, version, document, changed(budget, groups, budget.lines()));
    return "redirect:/uppdrag/" + id;
  }

  @GetMapping("/uppdrag/{id}/ar/{year}/rader/{code}")
  String line(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String year,
      @PathVariable String code,
      Model model) {
    MandateDocument document = show(actor, id, model);
    Budget budget = budget(document, year);
    model.addAttribute("budget", budget);
    Line line = line(budget, code);
    model.addAttribute("line", line);
    model.addAttribute("charged", charged(line == null ? null : line.charges()));
    model.addAttribute("instruments", List.of(Instrument.values()));
    model.addAttribute("recipients", format.recipientKinds());
    model.addAttribute(
        "groups",
        budget.groups().stream().map(group -> new Option(group.code(), group.name())).toList());
    model.addAttribute(
        "strands",
        document.workStrands().stream()
            .map(strand -> new Option(strand.code(), strand.name()))
            .toList());
    return "appropriation/line";
  }

  @PostMapping("/uppdrag/{id}/ar/{year}/rader/{code}")
  String saveLine(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String year,
      @PathVariable String code,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> fields) {
    MandateDocument document = mandates.mandate(actor.agencyId(), id).document();
    Budget budget = budget(document, year);
    DraftForm form = new DraftForm(fields);
    Line old = line(budget, code);
    Line line = form.pressed("remove") ? null : line(form, document.appropriationItems(), old);
    form.check();
    List<Line> lines = with(budget.lines(), own -> own.code().equals(code), line);
    save(actor, id, version, document, changed(budget, budget.groups(), lines));
    return "redirect:/uppdrag/" + id;
  }

  private MandateDocument show(Actor actor, UUID id, Model model) {
    Mandate mandate = mandates.mandate(actor.agencyId(), id);
    model.addAttribute("mandate", mandate);
    model.addAttribute("items", mandate.document().appropriationItems());
    return mandate.document();
  }

  private void save(Actor actor, UUID id, int version, MandateDocument document, Budget budget) {
    List<Budget> budgets = with(document.budgets(), own -> own.year() == budget.year(), budget);
    mandates.change(actor, id, version, document.withBudgets(budgets));
  }

  private static Map<String, Money> charged(@Nullable List<Charge> charges) {
    return charges == null
        ? Map.of()
        : charges.stream().collect(Collectors.toMap(Charge::item, Charge::amount));
  }

  private static Item item(DraftForm form) {
    Item item =
        new Item(
            "",
            new Area(form.whole("area", 1, 27), form.text("areaName")),
            new Appropriation(form.text("appropriation"), form.text("appropriationName")),
            new ItemNumber(form.text("number"), form.text("numberName")));
    if (!item.appropriation().number().matches("[0-9]+:[0-9]+")) {
      form.refuse("appropriation", "appropriation.refusal.appropriation");
    }
    if (!item.item().number().matches("[0-9]+([.][0-9]+)*")) {
      form.refuse("number", "appropriation.refusal.number");
    }
    return new Item(item.key(), item.expenditureArea(), item.appropriation(), item.item());
  }

  private static Budget year(DraftForm form, @Nullable Budget old) {
    ChargingMethod method = form.choice("method", ChargingMethod.class, ChargingMethod.CATEGORY);
    Charging charging = old == null ? null : old.charging();
    return new Budget(
        form.whole("year", 2000, 2100),
        form.chosen("conditional").contains("true") ? "CONDITIONAL" : "DECIDED",
        form.kronor("total"),
        old == null ? List.of() : old.groups(),
        old == null ? List.of() : old.lines(),
        new Charging(
            method,
            form.optional("assumption"),
            charging == null ? List.of() : charging.order(),
            charging == null ? List.of() : charging.alternatives()));
  }

  private static Group group(DraftForm form, List<Item> items) {
    return new Group(
        form.code("code"), form.text("name"), form.kronor("amount"), form.charges(items));
  }

  private Line line(DraftForm form, List<Item> items, @Nullable Line old) {
    Money amount = form.kronor("amount");
    List<Charge> charges = form.charges(items);
    if (charges.isEmpty() && items.size() == 1) {
      charges = List.of(new Charge(items.getFirst().code(), amount));
    }
    return new Line(
        form.code("code"),
        form.text("group"),
        form.text("strand"),
        form.text("name"),
        amount,
        form.choice("instrument", Instrument.class, Instrument.DIRECT),
        form.chosen("recipients").stream().filter(format.recipientKinds()::contains).toList(),
        old == null ? List.of() : old.parties(),
        charges,
        form.optional("assumption"));
  }

  private static Budget changed(Budget budget, List<Group> groups, List<Line> lines) {
    return new Budget(
        budget.year(), budget.status(), budget.total(), groups, lines, budget.charging());
  }

  private static Budget budget(MandateDocument document, String year) {
    return document.budgets().stream()
        .filter(budget -> String.valueOf(budget.year()).equals(year))
        .findFirst()
        .orElseThrow(() -> new NotFound("budget", year));
  }

  private static @Nullable Line line(Budget budget, String code) {
    return existing(
        code,
        budget.lines().stream().filter(own -> own.code().equals(code)).findFirst().orElse(null));
  }

  private static <T> @Nullable T existing(String code, @Nullable T found) {
    if (found == null && !NEW.equals(code)) {
      throw new NotFound("part of a mandate", code);
    }
    return found;
  }

  /** The list with the one that matches replaced, taken away, or the new one put last. */
  private static <T> List<T> with(List<T> list, Predicate<T> match, @Nullable T one) {
    List<T> changed = new ArrayList<>();
    boolean placed = false;
    for (T old : list) {
      if (!match.test(old)) {
        changed.add(old);
      } else if (one != null) {
        changed.add(one);
        placed = true;
      }
    }
    if (!placed && one != null) {
      changed.add(Objects.requireNonNull(one));
    }
    return changed;
  }
}
