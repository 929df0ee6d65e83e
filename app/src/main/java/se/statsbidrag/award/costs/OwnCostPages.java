package se.statsbidrag.award.costs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;

/** Own costs by line, and the forms that charge one and take one back. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class OwnCostPages {

  private static final int SIZE = 50;

  private final OwnCosts costs;

  OwnCostPages(OwnCosts costs) {
    this.costs = costs;
  }

  @GetMapping("/egna-kostnader")
  String lines(Actor actor, Model model) {
    model.addAttribute("lines", costs.lines(actor));
    return "costs/lines";
  }

  @GetMapping("/egna-kostnader/{id}")
  String line(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(name = "efter", required = false) @Nullable UUID after,
      Model model) {
    List<OwnCost> rows = costs.costs(actor, id, after, SIZE + 1);
    model.addAttribute("of", costs.line(actor, id));
    model.addAttribute("costs", rows.subList(0, Math.min(SIZE, rows.size())));
    model.addAttribute("next", rows.size() > SIZE ? rows.get(SIZE - 1).id() : null);
    model.addAttribute("after", after);
    model.addAttribute("mayRegister", actor.has(Role.ECONOMIST));
    return "costs/line";
  }

  @Access(Role.ECONOMIST)
  @GetMapping("/egna-kostnader/{id}/ny")
  String ask(Actor actor, @PathVariable UUID id, Model model) {
    OwnCosts.Of of = costs.line(actor, id);
    model.addAttribute("of", of);
    model.addAttribute(
        "items",
        of.items().stream().map(item -> new Parts.Option(item.code(), item.label())).toList());
    model.addAttribute("key", UUID.randomUUID());
    return "costs/new";
  }

  @Access(Role.ECONOMIST)
  @PostMapping("/egna-kostnader/{id}/ny")
  String register(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String voucher,
      @RequestParam(defaultValue = "") String text) {
    costs.register(actor, key, id, new CostForm(item, amount, day, voucher, text));
    return "redirect:/egna-kostnader/" + id;
  }

  @Access(Role.ECONOMIST)
  @GetMapping("/egna-kostnader/kostnad/{id}/rattelse")
  String askBack(Actor actor, @PathVariable UUID id, Model model) {
    OwnCost cost = costs.cost(actor, id);
    model.addAttribute("cost", cost);
    model.addAttribute("of", costs.line(actor, cost.lineId()));
    model.addAttribute("key", UUID.randomUUID());
    return "costs/back";
  }

  @Access(Role.ECONOMIST)
  @PostMapping("/egna-kostnader/kostnad/{id}/rattelse")
  String takeBack(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String voucher,
      @RequestParam(defaultValue = "") String text) {
    OwnCost cost = costs.cost(actor, id);
    String whole = cost.amount().toString().replace('.', ',');
    costs.takeBack(actor, key, id, new CostForm(cost.item(), whole, day, voucher, text));
    return "redirect:/egna-kostnader/" + cost.lineId();
  }
}
