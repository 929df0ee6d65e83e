package se.statsbidrag.recipient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** Finds who is meant by the names in a table, and keeps what a person has confirmed of it. */
@Service
public class RecipientNames {

  private final RecipientStore recipients;
  private final AliasStore aliases;
  private final AuditTrail audit;
  private final Clock clock;

  RecipientNames(RecipientStore recipients, AliasStore aliases, AuditTrail audit, Clock clock) {
    this.recipients = recipients;
    this.aliases = aliases;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What each name means among the recipients of a kind on a day, in the same order as the names.
   *
   * @param agency whose confirmed names count, beside the common ones
   */
  @Transactional(readOnly = true)
  public List<NameMatch> match(UUID agency, RecipientKind kind, LocalDate day, List<String> names) {
    NameMatcher matcher =
        new NameMatcher(recipients.roles(kind, day), aliases.folded(agency, kind, day));
    return names.stream().map(matcher::match).toList();
  }

  /**
   * Keeps that a name means a recipient, as the person has confirmed. Done once: the same name for
   * the same recipient changes nothing.
   *
   * @param source the table it came with
   * @throws Refused where the name already means another
   */
  @Transactional
  public void confirm(Actor actor, String name, UUID roleId, String source) {
    Role as = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    LocalDate today = LocalDate.now(clock);
    RecipientRole role =
        recipients.role(roleId, today).orElseThrow(() -> new NotFound("recipient", roleId));
    Optional<UUID> earlier = aliases.role(actor.agencyId(), role.kind(), NameFold.of(name));
    if (earlier.isPresent()) {
      if (!earlier.get().equals(roleId)) {
        throw new Refused(Refusal.of("recipient.refusal.alias.taken", name));
      }
      return;
    }
    NameMatch match = match(actor.agencyId(), role.kind(), today, List.of(name)).getFirst();
    if (match instanceof NameMatch.Exact exact) {
      if (!exact.role().id().equals(roleId)) {
        throw new Refused(Refusal.of("recipient.refusal.alias.taken", name));
      }
      return;
    }
    aliases.insert(actor.agencyId(), role, name, source, actor.personId(), clock.instant());
    audit.record(
        actor,
        as,
        "RECIPIENT_NAME_CONFIRMED",
        reference(role),
        Map.of(),
        Map.of("name", name, "source", source));
  }

  /** Takes back a name that the agency had confirmed. */
  @Transactional
  public void withdraw(Actor actor, UUID roleId, UUID alias) {
    Role as = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    RecipientRole role =
        recipients
            .role(roleId, LocalDate.now(clock))
            .orElseThrow(() -> new NotFound("recipient", roleId));
    String name =
        aliases
            .delete(actor.agencyId(), alias)
            .orElseThrow(() -> new NotFound("recipient name", alias));
    audit.record(
        actor, as, "RECIPIENT_NAME_WITHDRAWN", reference(role), Map.of("name", name), Map.of());
  }

  /** The other names of a recipient that count at an agency. */
  @Transactional(readOnly = true)
  public List<Alias> of(UUID role, UUID agency) {
    return aliases.of(role, agency);
  }

  static ObjectRef reference(RecipientRole role) {
    return new ObjectRef("recipient.role", role.id().toString(), role.name());
  }
}
