package se.statsbidrag.award.redistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Content;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Chart;
import se.statsbidrag.pages.Charts;
import se.statsbidrag.pages.Formats;

/** How the amounts came about, for the agency's pages and the public's. */
@Component
class RedistributionExplained {

  /** A step of a calculation, written for the reader. */
  record Step(String label, String formula, String result) {}

  private static final double ORE = 100;
  private static final int FEW = 12;

  private final RedistributionWording wording;

  RedistributionExplained(RedistributionWording wording) {
    this.wording = wording;
  }

  /** One recipient's amount, step by step, and out of which frames it comes. */
  void about(Content content, int row, Model model, Locale locale) {
    Sharing sharing = Objects.requireNonNull(content.sharing());
    Plan plan = Objects.requireNonNull(content.plan());
    Candidate who = content.standing().candidates().get(row);
    Money amount = new Money(sharing.ore(row));
    model.addAttribute("who", who);
    model.addAttribute("amount", amount);
    model.addAttribute("rule", wording.rule(plan, content.standing(), locale));
    model.addAttribute("left", content.standing().left());
    model.addAttribute(
        "steps",
        sharing.explain(row).steps().stream()
            .filter(step -> !step.key().equals("among")) // all who are counted take part
            .map(step -> new Step(step.label(locale), step.formula(locale), step.result(locale)))
            .toList());
    model.addAttribute("from", sharing.of(who));
    model.addAttribute("histogram", chart(sharing, who, locale));
  }

  /** The list of who gets what, as it was frozen. */
  void list(Redistributed kept, Model model, Locale locale) {
    @Nullable Sharing sharing = kept.content().sharing();
    @Nullable Plan plan = kept.content().plan();
    model.addAttribute("lines", sharing == null ? List.of() : sharing.lines());
    model.addAttribute(
        "rule", plan == null ? List.of() : wording.rule(plan, kept.content().standing(), locale));
    model.addAttribute("histogram", sharing == null ? null : chart(sharing, null, locale));
    model.addAttribute("remains", kept.left().minus(kept.shared()));
  }

  /** Who gets what where they are few, and else how it is spread; null where nobody takes part. */
  @Nullable Chart chart(Sharing sharing, @Nullable Candidate own, Locale locale) {
    List<Charts.Named> all = new ArrayList<>();
    sharing
        .taking()
        .forEach((who, amount) -> all.add(new Charts.Named(who.name(), amount.ore() / ORE)));
    if (all.isEmpty()) {
      return null;
    }
    Charts charts = Charts.in(Formats.of(locale));
    Charts.Measure kronor = new Charts.Measure("kr", 0);
    String title = wording.say("redistribution.chart", locale);
    if (all.size() <= FEW) {
      return charts.bars(
          new Charts.Text(title, wording.say("redistribution.chart.bars", locale)), all, kronor);
    }
    @Nullable Money amount = own == null ? null : sharing.taking().get(own);
    return charts.histogram(
        new Charts.Text(title, wording.say("redistribution.chart.text", locale)),
        all.stream().mapToDouble(Charts.Named::value).toArray(),
        kronor,
        own == null || amount == null ? null : new Charts.Named(own.name(), amount.ore() / ORE));
  }
}
