package se.statsbidrag.allocation.desk;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.GovernmentKeys;
import se.statsbidrag.allocation.KeyRounds;
import se.statsbidrag.allocation.KeyRule;
import se.statsbidrag.allocation.KeyStatus;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.allocation.OwnKeys;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.allocation.topup.TopUps;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Round;

/** The agency's keys: all of them, and one with its checks and what can be done with it. */
@Controller
class KeyPages {

  private final Keys keys;
  private final GovernmentKeys government;
  private final OwnKeys own;
  private final TopUps topUps;
  private final KeyRounds rounds;

  KeyPages(Keys keys, GovernmentKeys government, OwnKeys own, TopUps topUps, KeyRounds rounds) {
    this.keys = keys;
    this.government = government;
    this.own = own;
    this.topUps = topUps;
    this.rounds = rounds;
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/nycklar")
  String list(Actor actor, Model model) {
    model.addAttribute("keys", keys.list(actor));
    model.addAttribute("mayEnter", enters(actor));
    model.addAttribute("mayPlan", actor.has(Role.CASE_OFFICER));
    model.addAttribute("topUps", actor.has(Role.CASE_OFFICER) ? topUps(actor) : List.of());
    return "allocation/keys";
  }

  /** The top-ups that have no key yet and whose key can follow from the ordinary one. */
  private List<Round> topUps(Actor actor) {
    return rounds.list(actor).stream()
        .filter(round -> topUps.follows(round) && keys.ofRound(round.id()).isEmpty())
        .toList();
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/nycklar/{id}")
  String show(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    AllocationKey key = keys.key(actor, id);
    model.addAttribute("key", key);
    model.addAttribute("rows", keys.rows(key));
    model.addAttribute("checks", keys.checks(actor, key));
    model.addAttribute("locale", locale);
    @Nullable KeyRule rule = key.rule();
    if (rule != null) {
      model.addAttribute("ruleText", RuleFile.write(rule.rule()));
    }
    model.addAttribute("act", act(actor, key));
    model.addAttribute(
        "mayDiscard",
        key.status() == KeyStatus.DRAFT
            && (key.isGovernment() ? enters(actor) : actor.has(Role.CASE_OFFICER)));
    return "allocation/key";
  }

  /** What comes next, as the end of the address and of the button's message key; null for none. */
  private static @Nullable String act(Actor actor, AllocationKey key) {
    boolean officer = actor.has(Role.CASE_OFFICER);
    return switch (key.status()) {
      case DRAFT -> key.isGovernment() ? (enters(actor) ? "registrera" : null) : mine(officer);
      case ENTERED -> enters(actor) ? "kontrollera" : null;
      case DECIDED -> officer || actor.has(Role.DECISION_MAKER) ? "publicera" : null;
      case PUBLISHED -> officer ? "ny-version" : null;
      case REGISTERED, PROPOSED, SUPERSEDED, DISCARDED -> null;
    };
  }

  private static @Nullable String mine(boolean officer) {
    return officer ? "foresla" : null;
  }

  private static boolean enters(Actor actor) {
    return actor.has(Role.REGISTRATOR) || actor.has(Role.CASE_OFFICER);
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER})
  @GetMapping("/nycklar/{id}/lagg-undan")
  String confirmDiscard(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("key", keys.key(actor, id));
    return "allocation/discard";
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER})
  @PostMapping("/nycklar/{id}/lagg-undan")
  String discard(Actor actor, @PathVariable UUID id) {
    if (keys.key(actor, id).isGovernment()) {
      government.discard(actor, id);
    } else {
      own.discard(actor, id);
    }
    return "redirect:/nycklar";
  }

  @Bean
  static NavigationEntry keyEntry() {
    return new NavigationEntry(
        "/nycklar",
        "allocation.nav",
        40,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }
}
