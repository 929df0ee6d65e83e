package se.statsbidrag.publication;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.check.Checks;
import se.statsbidrag.engine.infer.Found;
import se.statsbidrag.engine.infer.Inference;
import se.statsbidrag.engine.infer.Plausibility;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.pages.Parts;

/**
 * Rimlighetsrapport: whether the amounts of a government's key follow a rule that can be found in
 * them, and stand in the right rows. Says what is published, what is computed, what is inference.
 */
@Controller
@Access(open = true)
class PlausibilityPage {

  /** An amount that the found rule does not give, or that it gives another recipient. */
  record Deviating(
      KeyEntry entry, Money published, Money byRule, Money difference, @Nullable KeyEntry owner) {}

  private final PublicKeys keys;
  private final KeyFacts facts;
  private final Inferences inferences;
  private final MessageSource messages;

  PlausibilityPage(PublicKeys keys, KeyFacts facts, Inferences inferences, MessageSource messages) {
    this.keys = keys;
    this.facts = facts;
    this.inferences = inferences;
    this.messages = messages;
  }

  @GetMapping("/fordelning/{slug}/rimlighet")
  String report(@PathVariable String slug, Model model, Locale locale) {
    PublicKey key = keys.find(slug);
    if (!key.key().isGovernment()) {
      throw new NotFound("plausibility of key", slug);
    }
    Inference inference = inferences.of(key);
    inference.rule().ifPresent(found -> found(model, key, found, locale));
    model.addAttribute(
        "remarks", inference.remarks().stream().map(one -> one.sentence(locale)).toList());
    model.addAttribute("controls", facts.controls(key, locale));
    model.addAttribute("order", order(key));
    model.addAttribute("key", key);
    model.addAttribute("recipients", facts.recipients(key.term(), locale));
    model.addAttribute(
        "breadcrumbs",
        List.of(
            Parts.Crumb.to("/", messages.getMessage("publication.crumb.start", null, locale)),
            Parts.Crumb.to("/fordelning/" + key.slug(), key.key().terms().title())));
    return "publication/plausibility";
  }

  private void found(Model model, PublicKey key, Found found, Locale locale) {
    long frame = key.key().terms().frame().ore();
    Plausibility plausibility = Plausibility.of(key.drivers(), key.ore(), found.rule(), frame);
    Money sum = new Money(found.rule().allocate(key.drivers(), frame).sumOre());
    model.addAttribute("found", found);
    model.addAttribute("foundRule", new RuleWords(messages, locale).of(found.rule()));
    model.addAttribute("ruleText", RuleFile.write(found.rule()));
    model.addAttribute("ruleSum", sum);
    model.addAttribute("missing", key.key().sum().minus(sum));
    model.addAttribute(
        "deviating",
        found.deviations().stream()
            .map(one -> deviating(key, one.row(), one.computedOre(), null))
            .toList());
    model.addAttribute(
        "displaced",
        plausibility.displaced().stream()
            .map(one -> deviating(key, one.row(), one.byRuleOre(), one.matches()))
            .toList());
    model.addAttribute("displacedSum", new Money(plausibility.displacedOre()));
  }

  private static Deviating deviating(
      PublicKey key, int row, long byRuleOre, @Nullable Integer owner) {
    KeyEntry entry = key.entries().get(row);
    Money byRule = new Money(byRuleOre);
    return new Deviating(
        entry,
        entry.amount(),
        byRule,
        entry.amount().minus(byRule),
        owner == null ? null : key.entries().get(owner));
  }

  /** How many get less than a smaller recipient; -1 where sizes are not printed. */
  private static int order(PublicKey key) {
    var heads = PublicKey.heads(key.key());
    return heads == null ? -1 : Checks.order(key.amounts(), key.drivers(), heads.driver()).size();
  }
}
