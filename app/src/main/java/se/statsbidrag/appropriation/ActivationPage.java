package se.statsbidrag.appropriation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Formats;

/** Where a decision maker activates a mandate: what will be booked, or why it cannot be. */
@Controller
@Access(Role.DECISION_MAKER)
class ActivationPage {

  private final Mandates mandates;
  private final MessageSource messages;

  ActivationPage(Mandates mandates, MessageSource messages) {
    this.mandates = mandates;
    this.messages = messages;
  }

  @GetMapping("/uppdrag/{id}/aktivera")
  String confirm(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
    Mandate mandate = mandates.mandate(actor.agencyId(), id);
    model.addAttribute("mandate", mandate);
    model.addAttribute("money", mandates.money(mandate));
    model.addAttribute(
        "hindrances",
        mandates.hindrances(actor, mandate).stream()
            .map(refusal -> sentence(refusal, locale))
            .toList());
    model.addAttribute("key", UUID.randomUUID());
    return "appropriation/activate";
  }

  @PostMapping("/uppdrag/{id}/aktivera")
  String activate(
      Actor actor, @PathVariable UUID id, @RequestParam UUID key, @RequestParam int version) {
    ObjectRef activated = mandates.activate(actor, key, id, version);
    return "redirect:/uppdrag/" + activated.id();
  }

  private String sentence(Refusal refusal, Locale locale) {
    Formats formats = Formats.of(locale);
    Object[] arguments =
        refusal.arguments().stream()
            .map(value ->
                switch (value) {
                  case Money amount -> (Object) formats.kronor(amount.ore());
                  case LocalDate day -> formats.date(day);
                  default -> value;
                })
            .toArray();
    return messages.getMessage(refusal.key(), arguments, locale);
  }
}
