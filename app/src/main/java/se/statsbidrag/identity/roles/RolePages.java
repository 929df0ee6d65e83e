package se.statsbidrag.identity.roles;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts.Option;

/** Behörigheter: who may what, today or on another day, and changing it by two. */
@Controller
@Access(Role.USER_ADMINISTRATOR)
class RolePages {

  private static final Role[] ROLES =
      Arrays.stream(Role.values()).filter(Role.atAgency()::contains).toArray(Role[]::new);

  private static final String ROOT = "/behorigheter";

  private final Roles roles;
  private final People people;
  private final AuditTrail trail;
  private final MessageSource messages;
  private final Clock clock;

  RolePages(Roles roles, People people, AuditTrail trail, MessageSource messages, Clock clock) {
    this.roles = roles;
    this.people = people;
    this.trail = trail;
    this.messages = messages;
    this.clock = clock;
  }

  @Access({Role.USER_ADMINISTRATOR, Role.AUDITOR})
  @GetMapping(ROOT)
  String list(
      Actor actor,
      @RequestParam(name = "dag", required = false) @Nullable String typed,
      @org.springframework.web.bind.annotation.RequestAttribute(name = "refused", required = false)
          @Nullable Object refused,
      Model model) {
    List<Refusal> refusals = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    LocalDate day = typed == null || typed.isBlank() ? today : day(typed, "dag", refusals);
    if (refused == null) {
      Refused.ifAny(refusals);
    }
    model.addAttribute("day", day == null ? today : day);
    model.addAttribute("today", today);
    model.addAttribute("held", roles.held(actor, day == null ? today : day));
    model.addAttribute("waiting", roles.waiting(actor));
    model.addAttribute("may", actor.has(Role.USER_ADMINISTRATOR));
    return "identity/roles";
  }

  @GetMapping(ROOT + "/ny")
  String form(
      @RequestParam(name = "person", required = false) @Nullable String person,
      @RequestParam(name = "roll", required = false) @Nullable String role,
      @RequestParam(name = "slag", required = false) @Nullable String kind,
      Locale locale,
      Model model) {
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("person", person);
    model.addAttribute("role", role);
    model.addAttribute("kind", kind == null ? RoleChange.Kind.GRANT.name() : kind);
    model.addAttribute("roles", options("kernel.role.", ROLES, locale));
    model.addAttribute("kinds", options("identity.kind.", RoleChange.Kind.values(), locale));
    model.addAttribute("first", today);
    model.addAttribute("key", UUID.randomUUID());
    return "identity/propose";
  }

  private List<Option> options(String prefix, Enum<?>[] values, Locale locale) {
    return Arrays.stream(values)
        .map(value -> new Option(value.name(), messages.getMessage(prefix + value, null, locale)))
        .toList();
  }

  @PostMapping(ROOT + "/ny")
  String propose(
      Actor actor,
      @RequestParam UUID key,
      @RequestParam(name = "person", defaultValue = "") String person,
      @RequestParam(name = "roll", defaultValue = "") String role,
      @RequestParam(name = "slag", defaultValue = "") String kind,
      @RequestParam(name = "fran", defaultValue = "") String from,
      @RequestParam(name = "till", defaultValue = "") String to,
      @RequestParam(name = "skal", defaultValue = "") String reason) {
    List<Refusal> refusals = new ArrayList<>();
    UUID found = people.find(person.strip()).orElse(null);
    if (found == null) {
      refusals.add(Refusal.of("identity.refusal.unknown", person).at("person"));
    }
    Role wanted = chosen(ROLES, role, "roll", refusals);
    RoleChange.Kind change = chosen(RoleChange.Kind.values(), kind, "slag", refusals);
    LocalDate first = day(from, "fran", refusals);
    boolean lasting = change == RoleChange.Kind.WITHDRAW;
    LocalDate last = lasting ? null : day(to, "till", refusals);
    Refused.ifAny(refusals);
    if (found == null || wanted == null || change == null || first == null) {
      throw new IllegalStateException("refused above");
    }
    roles.propose(new RoleProposal(found, wanted, change, first, last, reason.strip()), actor, key);
    return "redirect:" + ROOT;
  }

  @Access({Role.USER_ADMINISTRATOR, Role.AUDITOR})
  @GetMapping(ROOT + "/andringar/{id}")
  String change(Actor actor, @PathVariable UUID id, Model model) {
    RoleChange change = roles.change(actor, id);
    model.addAttribute("change", change);
    model.addAttribute(
        "may",
        actor.has(Role.USER_ADMINISTRATOR)
            && change.status() == RoleChange.Status.PROPOSED
            && RoleRules.deciding(change, actor).isEmpty());
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("history", trail.history(change.object()));
    return "identity/change";
  }

  @PostMapping(ROOT + "/andringar/{id}")
  String decide(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(name = "beslut") RoleChange.Status decision) {
    switch (decision) {
      case CONFIRMED -> roles.confirm(id, actor, key);
      case REFUSED -> roles.refuse(id, actor, key);
      case PROPOSED -> throw new Refused(Refusal.of("identity.refusal.choice"));
    }
    return "redirect:" + ROOT + "/andringar/" + id;
  }

  private static <T extends Enum<T>> @Nullable T chosen(
      T[] values, String typed, String field, List<Refusal> refusals) {
    for (T value : values) {
      if (value.name().equals(typed)) {
        return value;
      }
    }
    refusals.add(Refusal.of("identity.refusal.choice").at(field));
    return null;
  }

  private static @Nullable LocalDate day(String typed, String field, List<Refusal> refusals) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      refusals.add(Refusal.of("layout.typed.NOT_A_DAY", typed).at(field));
      return null;
    }
  }

  @Bean
  static NavigationEntry rolesEntry() {
    return new NavigationEntry(
        ROOT, "identity.nav", 80, Set.of(Role.USER_ADMINISTRATOR, Role.AUDITOR));
  }
}
