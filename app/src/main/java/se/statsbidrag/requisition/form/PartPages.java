package se.statsbidrag.requisition.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.identity.contacts.ContactPerson;
import se.statsbidrag.identity.contacts.ContactPersons;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.requisition.Answers;
import se.statsbidrag.requisition.Choice;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Progress;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;

/** The pages on which the parts of the form are filled in; each saves. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class PartPages {

  private static final String PART =
      FormPages.ROOT + "/{round}/{part:organisation|belopp|konto|kontaktperson|villkor}";

  private final Drafts drafts;
  private final Accounts accounts;
  private final ContactPersons contacts;
  private final Frame frame;
  private final MessageSource messages;
  private final boolean demonstration;

  PartPages(
      Drafts drafts,
      Accounts accounts,
      ContactPersons contacts,
      Frame frame,
      MessageSource messages,
      @Value("${statsbidrag.demonstration:false}") boolean demonstration) {
    this.drafts = drafts;
    this.accounts = accounts;
    this.contacts = contacts;
    this.frame = frame;
    this.messages = messages;
    this.demonstration = demonstration;
  }

  @GetMapping(PART)
  String form(
      Actor actor,
      @PathVariable UUID round,
      @PathVariable String part,
      Locale locale,
      Model model) {
    Part shown = part(part);
    Offer offer = drafts.offer(actor, round);
    Optional<Draft> draft = drafts.draft(actor, offer);
    Answers answers = draft.map(Draft::answers).orElse(Answers.NONE);
    frame.show(actor, offer, draft, model);
    Map<String, String> values = new HashMap<>();
    shown.fields().forEach(field -> values.put(field, answers.text(field)));
    switch (shown) {
      case AMOUNT -> amount(offer, locale, model);
      case ACCOUNT -> account(actor, offer, answers, values, model);
      case CONTACT -> contact(actor, offer, answers, values, model);
      case CONDITIONS -> {
        model.addAttribute("blocks", TermBlock.of(offer));
        values.put(
            "conditionsRead",
            String.valueOf(
                answers.text("conditionsRead").equals(String.valueOf(offer.terms().version()))));
      }
      default -> {}
    }
    model.addAttribute("value", values);
    return "requisition/" + part;
  }

  @PostMapping(PART)
  String save(
      Actor actor,
      @PathVariable UUID round,
      @PathVariable String part,
      @RequestParam int version,
      @RequestParam(defaultValue = "next") String go,
      @RequestParam(name = "tillbaka", defaultValue = "") String back,
      @RequestParam MultiValueMap<String, String> fields) {
    Part saved = part(part);
    Map<String, String> typed = new HashMap<>();
    for (String field : saved.fields()) {
      String text = fields.getFirst(field);
      typed.put(field, text == null ? "" : text);
    }
    if (saved == Part.CONDITIONS) {
      boolean read = "true".equals(typed.get("conditionsRead"));
      typed.put("conditionsRead", read ? String.valueOf(fields.getFirst("terms")) : "");
    }
    drafts.save(actor, round, saved, version, typed, go.equals("next"));
    String root = FormPages.ROOT + "/" + round;
    if (!go.equals("next")) {
      return "redirect:" + root;
    }
    return "redirect:" + root + (back.equals("granska") ? "/granska" : next(actor, round, saved));
  }

  /** The next thing to do, so that one gets through without the list. */
  private String next(Actor actor, UUID round, Part saved) {
    Offer offer = drafts.offer(actor, round);
    Answers answers = drafts.draft(actor, offer).map(Draft::answers).orElse(Answers.NONE);
    return Progress.of(answers, offer)
        .after(saved)
        .map(part -> "/" + part.path())
        .orElse("/granska");
  }

  private void amount(Offer offer, Locale locale, Model model) {
    List<Parts.Option> choices = new ArrayList<>();
    String ceiling = Formats.of(locale).kronor(offer.ceiling().amount().ore());
    for (Choice choice : Choice.values()) {
      if (choice != Choice.PART || offer.terms().partAllowed()) {
        choices.add(
            new Parts.Option(choice.name(), text("requisition.choice." + choice, locale, ceiling)));
      }
    }
    model.addAttribute("choices", choices);
    model.addAttribute(
        "yesNo",
        List.of(
            new Parts.Option("true", text("requisition.yes", locale)),
            new Parts.Option("false", text("requisition.no", locale))));
  }

  private void account(
      Actor actor, Offer offer, Answers answers, Map<String, String> values, Model model) {
    List<Parts.Option> kinds = new ArrayList<>();
    for (Account.Kind kind : Account.Kind.values()) {
      kinds.add(
          new Parts.Option(
              kind.name(), text("requisition.account." + kind, LocaleContextHolder.getLocale())));
    }
    model.addAttribute("kinds", kinds);
    model.addAttribute("demonstration", demonstration);
    Optional<Account> known = accounts.known(offer.round().agencyId(), actor.agencyId());
    if (known.isPresent() && answers.text("accountNumber").isEmpty()) {
      values.put("accountKind", known.get().kind().name());
      values.put("accountNumber", known.get().written());
      model.addAttribute("known", known.get());
    }
  }

  private void contact(
      Actor actor, Offer offer, Answers answers, Map<String, String> values, Model model) {
    if (!answers.text("contactName").isEmpty()) {
      return;
    }
    contacts
        .current(actor.agencyId(), offer.round().grant().id(), offer.kind())
        .map(ContactPerson::details)
        .ifPresent(known -> {
          values.put("contactName", known.name());
          values.put("contactEmail", known.email());
          values.put("contactPhone", Objects.requireNonNullElse(known.phone(), ""));
          model.addAttribute("known", true);
        });
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static Part part(String path) {
    return Part.at(path).orElseThrow(() -> new NotFound("part", path));
  }
}
