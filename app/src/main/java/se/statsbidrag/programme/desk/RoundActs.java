package se.statsbidrag.programme.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Notices;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;

/** What is done with a round: announced, opened, its instructions published, years announced. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER})
class RoundActs {

  private static final int ORE_PER_KRONA = 100;

  private final Rounds rounds;
  private final Instructions instructions;
  private final Notices notices;
  private final MessageSource messages;

  RoundActs(Rounds rounds, Instructions instructions, Notices notices, MessageSource messages) {
    this.rounds = rounds;
    this.instructions = instructions;
    this.notices = notices;
    this.messages = messages;
  }

  @GetMapping("/omgangar/{id}/utlys")
  String toAnnounce(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    return form(actor, id, model, locale, "programme/announce");
  }

  @PostMapping("/omgangar/{id}/utlys")
  String announce(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    rounds.announce(actor, key, id);
    return "redirect:/omgangar/" + id;
  }

  @GetMapping("/omgangar/{id}/oppna")
  String toOpen(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    return form(actor, id, model, locale, "programme/open");
  }

  @PostMapping("/omgangar/{id}/oppna")
  String open(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    rounds.open(actor, key, id);
    return "redirect:/omgangar/" + id;
  }

  @GetMapping("/omgangar/{id}/publicera")
  String toPublish(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    Round round = RoundDesk.own(rounds, actor, id);
    model.addAttribute(
        "draft",
        instructions.draft(actor, round).orElseThrow(() -> new NotFound("instructions", id)));
    return form(actor, id, model, locale, "programme/publish");
  }

  @PostMapping("/omgangar/{id}/publicera")
  String publish(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam UUID terms,
      @RequestParam Instant entered) {
    instructions.publish(actor, key, id, terms, entered);
    return "redirect:/omgangar/" + id;
  }

  @GetMapping("/omgangar/{id}/besked")
  String toNotify(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    model.addAttribute(
        "statuses",
        Arrays.stream(Notices.Status.values())
            .map(status ->
                new Parts.Option(
                    status.name(),
                    messages.getMessage("programme.notice.status." + status, null, locale)))
            .toList());
    return form(actor, id, model, locale, "programme/notice");
  }

  @PostMapping("/omgangar/{id}/besked")
  String announceYear(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String year,
      @RequestParam Notices.Status status,
      @RequestParam(defaultValue = "") String kronor,
      @RequestParam(defaultValue = "") String basis,
      @RequestParam(required = false) @Nullable String condition,
      @RequestParam(required = false) @Nullable String assumption) {
    Round round = RoundDesk.own(rounds, actor, id);
    notices.publish(
        actor,
        key,
        new Notices.Plan(number(year), status, kronor(kronor), id, basis, condition, assumption));
    return "redirect:/statsbidrag/" + round.grant().slug();
  }

  private static int number(String typed) {
    return typed.strip().matches("[0-9]{4}") ? Integer.parseInt(typed.strip()) : 0;
  }

  private static long kronor(String typed) {
    return switch (Typed.kronor(typed)) {
      case Typed.Read<Long>(Long ore) -> ore / ORE_PER_KRONA;
      case Typed.Unread<Long> unread -> 0; // refused with the sentence for a frame of nothing
    };
  }

  private String form(Actor actor, UUID id, Model model, Locale locale, String page) {
    model.addAttribute("round", RoundDesk.own(rounds, actor, id));
    model.addAttribute("locale", locale);
    model.addAttribute("key", UUID.randomUUID());
    return page;
  }
}
