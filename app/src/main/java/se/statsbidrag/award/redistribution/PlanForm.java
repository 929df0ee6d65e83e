package se.statsbidrag.award.redistribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.engine.Redistribution.By;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;

/**
 * A rule as it was typed.
 *
 * @param by what the shares follow
 * @param cap in kronor, or nothing
 * @param percent of the amount in the key, or nothing
 * @param reach from which frames to whom
 */
record PlanForm(String by, String cap, String percent, String reach) {

  PlanForm(
      @Nullable String by, @Nullable String cap, @Nullable String percent, @Nullable String reach) {
    this.by = Objects.requireNonNullElse(by, By.KEY.name());
    this.cap = Objects.requireNonNullElse(cap, "");
    this.percent = Objects.requireNonNullElse(percent, "");
    this.reach = Objects.requireNonNullElse(reach, Plan.Reach.TOGETHER.name());
  }

  /** The rule that is shown before anybody has chosen one. */
  static PlanForm first() {
    return new PlanForm(null, null, null, null);
  }

  /** The rule; refused at the fields that say something else than a rule. */
  Plan plan() {
    List<Refusal> refusals = new ArrayList<>();
    Long capOre = cap.isBlank() ? null : read(Typed.kronor(cap), "cap", refusals);
    Long share = percent.isBlank() ? null : read(Typed.whole(percent), "percent", refusals);
    if (share != null && (share < 1 || share > Integer.MAX_VALUE)) {
      refusals.add(Refusal.of("redistribution.refusal.percent").at("percent"));
    }
    Refused.ifAny(refusals);
    Plan plan =
        new Plan(
            known(By.values(), by, By.KEY),
            capOre,
            share == null ? null : share.intValue(),
            known(Plan.Reach.values(), reach, Plan.Reach.TOGETHER));
    Refused.ifAny(RedistributionRules.plan(plan));
    return plan;
  }

  /** As the end of an address. */
  String query() {
    UriComponentsBuilder query = UriComponentsBuilder.newInstance().queryParam("by", by);
    if (!cap.isBlank()) {
      query.queryParam("cap", cap.replaceAll("\\s", ""));
    }
    if (!percent.isBlank()) {
      query.queryParam("percent", percent.replaceAll("\\s", ""));
    }
    return query.queryParam("reach", reach).build().encode().toUriString();
  }

  private static @Nullable Long read(Typed<Long> typed, String field, List<Refusal> refusals) {
    return switch (typed) {
      case Typed.Read<Long> read -> read.value();
      case Typed.Unread<Long> unread -> {
        refusals.add(Refusal.of("layout.typed." + unread.problem(), unread.text()).at(field));
        yield null;
      }
    };
  }

  private static <E extends Enum<E>> E known(E[] all, String typed, E otherwise) {
    return Arrays.stream(all).filter(one -> one.name().equals(typed)).findFirst().orElse(otherwise);
  }
}
