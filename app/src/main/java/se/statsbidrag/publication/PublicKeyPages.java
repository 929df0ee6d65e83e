package se.statsbidrag.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.engine.Explanation;
import se.statsbidrag.engine.infer.Found;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.pages.Parts;

/** The public keys: all of them, one with its recipients, and how one amount came about. */
@Controller
@Access(open = true)
class PublicKeyPages {

  /** One step of an explanation, in the reader's language. */
  record Step(String label, String formula, String result) {}

  /**
   * An amount as a rule gives it.
   *
   * @param difference the published amount less the rule's
   */
  record Computed(List<Step> steps, Money amount, Money difference) {}

  private static final int NEIGHBOURS = 3;

  private final PublicKeys keys;
  private final Keys register;
  private final KeyFacts facts;
  private final KeyCharts charts;
  private final Inferences inferences;
  private final MessageSource messages;

  PublicKeyPages(
      PublicKeys keys,
      Keys register,
      KeyFacts facts,
      KeyCharts charts,
      Inferences inferences,
      MessageSource messages) {
    this.keys = keys;
    this.register = register;
    this.facts = facts;
    this.charts = charts;
    this.inferences = inferences;
    this.messages = messages;
  }

  @GetMapping("/fordelning")
  String list(Model model) {
    model.addAttribute("keys", keys.all());
    return "publication/keys";
  }

  @GetMapping("/fordelning/{slug}")
  String key(
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String lan,
      @RequestParam(defaultValue = "") String namn,
      @RequestParam(defaultValue = "") String sort,
      Model model,
      Locale locale) {
    PublicKey key = keys.find(slug);
    KeyList list = new KeyList(lan, namn, sort);
    model.addAttribute("list", list);
    model.addAttribute("rows", list.of(key));
    model.addAttribute("counties", KeyList.counties(key));
    model.addAttribute("tiles", facts.tiles(key, locale));
    model.addAttribute("facts", facts.facts(key, locale));
    model.addAttribute("rule", facts.rule(key, locale));
    model.addAttribute("controls", facts.controls(key, locale));
    model.addAttribute("exact", facts.exactSplit(key));
    model.addAttribute("map", charts.map(key, locale));
    model.addAttribute("histogram", charts.histogram(key, null, locale));
    model.addAttribute("files", KeyFiles.downloads(key.slug()));
    model.addAttribute("successor", successor(key));
    about(model, key, locale);
    return "publication/key";
  }

  @GetMapping("/fordelning/{slug}/{code}")
  String explain(@PathVariable String slug, @PathVariable String code, Model model, Locale locale) {
    PublicKey key = keys.find(slug);
    KeyEntry entry = key.entry(code).orElseThrow(() -> new NotFound("recipient in key", code));
    int row = key.entries().indexOf(entry);
    model.addAttribute("entry", entry);
    @Nullable Allocation stated = facts.computed(key).orElse(null);
    model.addAttribute("stated", stated == null ? null : computed(stated, row, entry, locale));
    @Nullable Found found =
        stated != null || !key.key().isGovernment() ? null : inferences.of(key).rule().orElse(null);
    if (found != null) {
      Allocation inferred = found.rule().allocate(key.drivers(), key.key().terms().frame().ore());
      model.addAttribute("found", computed(inferred, row, entry, locale));
      model.addAttribute("exactRows", found.exact());
      model.addAttribute("foundRule", new RuleWords(messages, locale).of(found.rule()));
      model.addAttribute("ruleText", RuleFile.write(found.rule()));
    }
    model.addAttribute("histogram", charts.histogram(key, entry, locale));
    model.addAttribute("similar", similar(key, entry));
    about(model, key, locale);
    return "publication/explanation";
  }

  private void about(Model model, PublicKey key, Locale locale) {
    model.addAttribute("key", key);
    model.addAttribute("recipients", facts.recipients(key.term(), locale));
    model.addAttribute(
        "breadcrumbs",
        List.of(
            Parts.Crumb.to("/", messages.getMessage("publication.crumb.start", null, locale)),
            Parts.Crumb.to(
                "/fordelning", messages.getMessage("publication.nav.keys", null, locale)),
            Parts.Crumb.to("/fordelning/" + key.slug(), key.key().terms().title())));
  }

  private @Nullable ListedKey successor(PublicKey key) {
    return register
        .successor(key.key().id())
        .flatMap(
            next -> keys.all().stream().filter(one -> one.key().id().equals(next.id())).findFirst())
        .orElse(null);
  }

  private static Computed computed(Allocation allocation, int row, KeyEntry entry, Locale locale) {
    Explanation explanation = allocation.explain(row);
    Money amount = new Money(explanation.amountOre());
    return new Computed(
        explanation.steps().stream()
            .map(step -> new Step(step.label(locale), step.formula(locale), step.result(locale)))
            .toList(),
        amount,
        entry.amount().minus(amount));
  }

  /** The recipients next to it in size, the larger first, itself among them. */
  private static List<KeyEntry> similar(PublicKey key, KeyEntry own) {
    if (!key.hasHeads()) {
      return List.of();
    }
    List<KeyEntry> bySize = new ArrayList<>(key.entries());
    bySize.sort(
        Comparator.comparingLong((KeyEntry entry) -> entry.heads() == null ? 0 : entry.heads())
            .reversed());
    int at = bySize.indexOf(own);
    return List.copyOf(
        bySize.subList(Math.max(0, at - NEIGHBOURS), Math.min(bySize.size(), at + NEIGHBOURS + 1)));
  }
}
