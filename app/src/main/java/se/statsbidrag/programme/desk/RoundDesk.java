package se.statsbidrag.programme.desk;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Rounds;

/** The agency's rounds (omgångar): where each stands and what it lacks. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class RoundDesk {

  private final Rounds rounds;
  private final Instructions instructions;
  private final MessageSource messages;

  RoundDesk(Rounds rounds, Instructions instructions, MessageSource messages) {
    this.rounds = rounds;
    this.instructions = instructions;
    this.messages = messages;
  }

  @GetMapping("/omgangar")
  String list(Actor actor, Model model, Locale locale) {
    List<Round> own = rounds.list(actor.agencyId());
    model.addAttribute("rounds", own);
    model.addAttribute("statuses", own.stream().map(rounds::status).toList());
    model.addAttribute("locale", locale);
    model.addAttribute("mayEnter", actor.has(Role.CASE_OFFICER));
    return "programme/rounds";
  }

  @GetMapping("/omgangar/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    Round round = own(rounds, actor, id);
    boolean officer = actor.has(Role.CASE_OFFICER);
    boolean decides = officer || actor.has(Role.DECISION_MAKER);
    List<Refusal> lacks = rounds.hindrances(round);
    var draft = instructions.draft(actor, round);
    model.addAttribute("round", round);
    model.addAttribute("locale", locale);
    model.addAttribute("open", rounds.isOpen(round));
    model.addAttribute("status", rounds.status(round));
    model.addAttribute("versions", instructions.published(round));
    model.addAttribute("draft", draft.orElse(null));
    model.addAttribute(
        "lacks",
        round.status() == RoundStatus.OPEN
            ? List.of()
            : lacks.stream().map(refusal -> sentence(refusal, locale)).toList());
    model.addAttribute("mayAnnounce", decides && round.status() == RoundStatus.PLANNED);
    model.addAttribute("mayOpen", decides && lacks.isEmpty());
    model.addAttribute(
        "mayPublish",
        decides && draft.filter(one -> !one.enteredBy().equals(actor.personId())).isPresent());
    model.addAttribute("mayChange", officer);
    return "programme/round";
  }

  private String sentence(Refusal refusal, Locale locale) {
    return messages.getMessage(refusal.key(), refusal.arguments().toArray(), locale);
  }

  static Round own(Rounds rounds, Actor actor, UUID id) {
    Round round = rounds.round(id);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", id);
    }
    return round;
  }

  @Bean
  static NavigationEntry roundEntry() {
    return new NavigationEntry(
        "/omgangar",
        "programme.nav",
        35,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }
}
