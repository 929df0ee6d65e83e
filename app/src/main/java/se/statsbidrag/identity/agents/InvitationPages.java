package se.statsbidrag.identity.agents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import se.statsbidrag.identity.SignIn;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts.Option;

/** Inbjudningar: an agent invites, and whoever got the link accepts after signing in. */
@Controller
class InvitationPages {

  private static final String INVITE = "/behoriga/bjud-in";
  private static final String LINK = "/inbjudan/{token}";
  private static final String BACK = "/behoriga/inbjudningar/{id}/ta-tillbaka";

  private final Invitations invitations;
  private final PowerDesk desk;
  private final Applications applications;
  private final Scopes scopes;
  private final SignIn signIn;
  private final MessageSource messages;
  private final Clock clock;

  InvitationPages(
      Invitations invitations,
      PowerDesk desk,
      Applications applications,
      Scopes scopes,
      SignIn signIn,
      MessageSource messages,
      Clock clock) {
    this.invitations = invitations;
    this.desk = desk;
    this.applications = applications;
    this.scopes = scopes;
    this.signIn = signIn;
    this.messages = messages;
    this.clock = clock;
  }

  @Access(Role.AGENT)
  @GetMapping(INVITE)
  String form(Actor actor, Locale locale, Model model) {
    LocalDate today = LocalDate.now(clock);
    List<Option> scope = new ArrayList<>();
    scope.add(new Option("", scopes.name(null, locale)));
    scope.addAll(scopes.options(actor.agencyId(), locale));
    scope.removeIf(one -> !desk.reachesScope(actor, id(one)));
    model.addAttribute("options", scope);
    List<Option> kinds = new ArrayList<>(scopes.kinds(actor.agencyId()));
    if (!kinds.isEmpty()) {
      kinds.addFirst(new Option("", scopes.kind(actor.agencyId(), null, locale)));
      kinds.removeIf(one -> !desk.reachesKind(actor, one.value().isEmpty() ? null : one.value()));
    }
    model.addAttribute("kinds", kinds);
    model.addAttribute(
        "roles", List.of(role(Role.REPRESENTATIVE, locale), role(Role.COORDINATOR, locale)));
    model.addAttribute("to", today.plus(applications.longest()));
    model.addAttribute("key", UUID.randomUUID());
    return "agents/invite";
  }

  private static @Nullable UUID id(Option scope) {
    return scope.value().isEmpty() ? null : UUID.fromString(scope.value());
  }

  private Option role(Role role, Locale locale) {
    return new Option(role.name(), messages.getMessage("agents.role." + role, null, locale));
  }

  @Access(Role.AGENT)
  @PostMapping(INVITE)
  String invite(
      Actor actor,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String scope,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String to) {
    List<Refusal> refusals = new ArrayList<>();
    @Nullable Role wanted =
        role.equals(Role.REPRESENTATIVE.name())
            ? Role.REPRESENTATIVE
            : role.equals(Role.COORDINATOR.name()) ? Role.COORDINATOR : null;
    if (wanted == null) {
      refusals.add(Refusal.of("identity.refusal.choice").at("role"));
    }
    @Nullable LocalDate last = Fields.day(to, "to", refusals);
    @Nullable UUID covers = Fields.id(scope, "scope", refusals);
    Refused.ifAny(refusals);
    if (wanted == null || last == null) {
      throw new IllegalStateException("refused above");
    }
    invitations.invite(
        actor,
        key,
        new NewInvitation(
            wanted,
            covers,
            kind.isBlank() ? null : Fields.kind(kind, scopes.kinds(actor.agencyId())),
            last,
            name.strip(),
            email.strip()));
    return "redirect:/behoriga";
  }

  @Access
  @GetMapping(LINK)
  String link(Actor actor, @PathVariable String token, Locale locale, Model model) {
    Invitation invitation = invitations.withToken(token);
    List<Refusal> refusals = invitations.refusals(actor, invitation);
    model.addAttribute("invitation", invitation);
    model.addAttribute("token", token);
    model.addAttribute("scope", scopes.name(invitation.scope(), locale));
    model.addAttribute(
        "kind", scopes.kind(invitation.organisationId(), invitation.recipientKind(), locale));
    model.addAttribute(
        "why",
        refusals.isEmpty() ? null : messages.getMessage(refusals.getFirst().key(), null, locale));
    model.addAttribute("key", UUID.randomUUID());
    return "agents/invitation";
  }

  @Access
  @PostMapping(LINK)
  String accept(
      Actor actor,
      @PathVariable String token,
      @RequestParam UUID key,
      HttpServletRequest request,
      HttpServletResponse response) {
    invitations.accept(actor, key, token);
    signIn.at(invitations.withToken(token).organisationId(), request, response);
    return "redirect:/att-gora";
  }

  @Access(Role.AGENT)
  @GetMapping(BACK)
  String confirm(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute(
        "invitation",
        invitations.waiting(actor).stream()
            .filter(waiting -> waiting.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("invitation", id)));
    model.addAttribute("key", UUID.randomUUID());
    return "agents/take-back";
  }

  @Access(Role.AGENT)
  @PostMapping(BACK)
  String withdraw(Actor actor, @PathVariable UUID id, @RequestParam UUID key) {
    invitations.withdraw(actor, key, id);
    return "redirect:/behoriga";
  }
}
