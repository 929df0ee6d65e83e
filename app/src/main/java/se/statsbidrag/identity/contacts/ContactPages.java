package se.statsbidrag.identity.contacts;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.KnownGrants;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/** Kontaktpersoner: one's own organisation's, grant by grant, and changing one of them. */
@Controller
@Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
class ContactPages {

  static final String ROOT = "/kontaktpersoner";
  private static final String ONE = ROOT + "/{grant}/{kind}";

  /** A grant with whoever is to be asked about it, or nobody. */
  record Row(
      UUID grant, String grantName, String kind, String role, @Nullable ContactPerson contact) {}

  private final ContactPersons contacts;
  private final KnownGrants grants;
  private final Powers powers;
  private final AuditTrail trail;

  ContactPages(ContactPersons contacts, KnownGrants grants, Powers powers, AuditTrail trail) {
    this.contacts = contacts;
    this.grants = grants;
    this.powers = powers;
    this.trail = trail;
  }

  @GetMapping(ROOT)
  String list(Actor actor, Locale locale, Model model) {
    model.addAttribute("rows", rows(actor, locale));
    return "identity/contacts";
  }

  private List<Row> rows(Actor actor, Locale locale) {
    return grants.lines(actor.agencyId()).stream()
        .filter(line -> powers.mayFillIn(actor, line.grant().id(), line.kind()))
        .map(line ->
            new Row(
                line.grant().id(),
                line.grant().name(locale),
                line.kind(),
                line.role().name(),
                contacts.current(actor.agencyId(), line.grant().id(), line.kind()).orElse(null)))
        .toList();
  }

  @GetMapping(ONE)
  String form(
      Actor actor,
      @PathVariable UUID grant,
      @PathVariable String kind,
      Locale locale,
      Model model) {
    Row row =
        rows(actor, locale).stream()
            .filter(known -> known.grant().equals(grant) && known.kind().equals(kind))
            .findFirst()
            .orElseThrow(() -> new NotFound("contact person", grant));
    model.addAttribute("row", row);
    model.addAttribute("history", contacts.history(actor.agencyId(), grant, kind));
    model.addAttribute("key", UUID.randomUUID());
    return "identity/contact";
  }

  @PostMapping(ONE)
  String change(
      Actor actor,
      @PathVariable UUID grant,
      @PathVariable String kind,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String phone,
      @RequestParam(defaultValue = "") String mailbox,
      @RequestParam(name = "slutat", required = false) @Nullable UUID left) {
    trail.once(
        key,
        actor,
        () -> {
          if (left == null) {
            contacts.change(
                actor, grant, kind, ContactPerson.Details.typed(name, email, phone, mailbox));
          } else {
            contacts.end(actor, grant, kind, left);
          }
          return new ObjectRef("identity.contact_person", grant + "/" + kind, name.strip());
        });
    return "redirect:" + ROOT;
  }

  @Bean
  static NavigationEntry contactsEntry() {
    return new NavigationEntry(ROOT, "identity.contacts.nav", 31, Role.atRecipient());
  }
}
