package se.statsbidrag.identity.agents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.NewPower;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.identity.contacts.ContactPersons;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/**
 * Agents invite others to submit or fill in (inbjudan). The link in the mail works once and for a
 * time, for whoever has signed in; the agent is told who came.
 */
@Service
class Invitations {

  private static final int SECRET = 32;
  private static final int LONGEST_NAME = 120;

  private final InvitationStore store;
  private final PowerDesk desk;
  private final Powers powers;
  private final Scopes scopes;
  private final Notifications notifications;
  private final AuditTrail trail;
  private final Clock clock;
  private final Period longest;
  private final Period lasts;
  private final SecureRandom random = new SecureRandom();

  Invitations(
      InvitationStore store,
      PowerDesk desk,
      Powers powers,
      Scopes scopes,
      Notifications notifications,
      AuditTrail trail,
      Clock clock,
      @Value("${statsbidrag.longest-power}") Period longest,
      @Value("${statsbidrag.invitation-lasts}") Period lasts) {
    this.store = store;
    this.desk = desk;
    this.powers = powers;
    this.scopes = scopes;
    this.notifications = notifications;
    this.trail = trail;
    this.clock = clock;
    this.longest = longest;
    this.lasts = lasts;
  }

  @Transactional(readOnly = true)
  List<Invitation> waiting(Actor agent) {
    return store.waiting(agent.agencyId(), clock.instant());
  }

  /** Invites somebody to no more than the agent may do. */
  @Transactional
  ObjectRef invite(Actor agent, UUID key, NewInvitation wish) {
    Role as = agent.as(Role.AGENT);
    return trail.once(
        key,
        agent,
        () -> {
          LocalDate today = LocalDate.now(clock);
          Refused.ifAny(refusals(agent, wish, today));
          byte[] secret = new byte[SECRET];
          random.nextBytes(secret);
          String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
          Instant now = clock.instant();
          Instant expires = today.plus(lasts).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
          UUID id = store.insert(agent, wish, hash(token), now, expires);
          Invitation made = store.invitation(id, agent.agencyId()).orElseThrow();
          notifications.send(
              agent.agencyId(),
              new Addressee(null, wish.name(), wish.email(), Locale.of("sv")),
              Notice.of(
                      "agents.notice.invited-" + wish.role(),
                      made.object(),
                      "/inbjudan/" + token,
                      agent.name(),
                      made.organisationName(),
                      today.plus(lasts))
                  .keeping(token));
          trail.record(agent, as, "INVITED", made.object(), Map.of(), facts(made));
          return made.object();
        });
  }

  private List<Refusal> refusals(Actor agent, NewInvitation wish, LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    if (wish.name().isEmpty() || wish.name().length() > LONGEST_NAME) {
      refusals.add(Refusal.of("agents.refusal.name", LONGEST_NAME).at("name"));
    }
    if (!ContactPersons.isAddress(wish.email())) {
      refusals.add(ContactPersons.noAddress(wish.email()).at("email"));
    }
    refusals.addAll(ApplicationRules.lasting(wish.validTo(), today, longest));
    if (!desk.reaches(agent, wish.scope(), wish.recipientKind())) {
      refusals.add(Refusal.of("agents.refusal.beyond").at("scope"));
    }
    return refusals;
  }

  /** The invitation behind a link; a link that was never ours leads nowhere. */
  @Transactional(readOnly = true)
  Invitation withToken(String token) {
    return store.withToken(hash(token)).orElseThrow(() -> new NotFound("invitation", "link"));
  }

  /** Why the link cannot be used by this person now; nothing where it can. */
  List<Refusal> refusals(Actor person, Invitation invitation) {
    if (!invitation.worksAt(clock.instant())) {
      return List.of(Refusal.of("agents.refusal.link"));
    }
    return invitation.invitedBy().equals(person.personId())
        ? List.of(Refusal.of("agents.refusal.own-invitation"))
        : List.of();
  }

  /** Accepts, once: the power is given at this moment. */
  @Transactional
  ObjectRef accept(Actor person, UUID key, String token) {
    return trail.once(
        key,
        person,
        () -> {
          Invitation invitation = withToken(token);
          Refused.ifAny(refusals(person, invitation));
          UUID power =
              powers.give(
                  new NewPower(
                      invitation.organisationId(),
                      person.personId(),
                      invitation.role(),
                      false,
                      invitation.scope(),
                      invitation.recipientKind(),
                      LocalDate.now(clock),
                      invitation.validTo()),
                  invitation.invitedBy());
          if (!store.accept(invitation.id(), person, power, clock.instant())) {
            throw new Refused(Refusal.of("agents.refusal.link"));
          }
          trail.record(
              person.at(invitation.organisationId()),
              invitation.role(),
              "INVITATION_ACCEPTED",
              invitation.object(),
              Map.of(),
              facts(invitation));
          tellInviter(person, invitation);
          return invitation.object();
        });
  }

  private void tellInviter(Actor person, Invitation invitation) {
    notifications.holders(invitation.organisationId(), Role.AGENT).stream()
        .filter(to -> invitation.invitedBy().equals(to.personId()))
        .forEach(to ->
            notifications.send(
                invitation.organisationId(),
                to,
                Notice.of(
                    "agents.notice.accepted",
                    invitation.object(),
                    "/behoriga",
                    person.name(),
                    invitation.organisationName())));
  }

  /** Takes an invitation back before it is accepted. */
  @Transactional
  ObjectRef withdraw(Actor agent, UUID key, UUID id) {
    Role as = agent.as(Role.AGENT);
    return trail.once(
        key,
        agent,
        () -> {
          Invitation invitation =
              store
                  .invitation(id, agent.agencyId())
                  .orElseThrow(() -> new NotFound("invitation", id));
          if (!store.withdraw(id, clock.instant())) {
            throw new Refused(Refusal.of("agents.refusal.accepted-already"));
          }
          trail.record(agent, as, "INVITATION_WITHDRAWN", invitation.object(), Map.of(), Map.of());
          return invitation.object();
        });
  }

  private Map<String, Object> facts(Invitation invitation) {
    Locale swedish = Locale.of("sv");
    return Map.of(
        "role", invitation.role().name(),
        "scope", scopes.name(invitation.scope(), swedish),
        "recipientKind",
            scopes.kind(invitation.organisationId(), invitation.recipientKind(), swedish),
        "email", invitation.email(),
        "to", invitation.validTo().toString());
  }

  private static byte[] hash(@Nullable String token) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(String.valueOf(token).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
