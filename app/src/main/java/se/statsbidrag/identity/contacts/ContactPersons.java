package se.statsbidrag.identity.contacts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.KnownGrants;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.GrantRef;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * Contact persons (kontaktpersoner): exactly one current per recipient, role and grant, changed by
 * the recipient, with the history kept. Another than whoever signs, or the same.
 */
@Service
public class ContactPersons implements WorkItemSource {

  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_PHONE = 40;
  private static final int LONGEST_ADDRESS = 254;

  private final ContactStore store;
  private final Powers powers;
  private final KnownGrants grants;
  private final Recipients recipients;
  private final Notifications notifications;
  private final AuditTrail trail;
  private final Clock clock;

  ContactPersons(
      ContactStore store,
      Powers powers,
      KnownGrants grants,
      Recipients recipients,
      Notifications notifications,
      AuditTrail trail,
      Clock clock) {
    this.store = store;
    this.powers = powers;
    this.grants = grants;
    this.recipients = recipients;
    this.notifications = notifications;
    this.trail = trail;
    this.clock = clock;
  }

  /** The one to ask now about a grant; empty where nobody has been named, or they have left. */
  @Transactional(readOnly = true)
  public Optional<ContactPerson> current(UUID organisation, UUID grant, String recipientKind) {
    return store.history(organisation, grant, recipientKind).stream()
        .filter(contact -> contact.to() == null)
        .findFirst();
  }

  /** Whoever is current for a grant, at all recipients. */
  @Transactional(readOnly = true)
  public List<ContactPerson> current(UUID grant) {
    return store.current(null, grant);
  }

  /** Whoever is current at a recipient, for all its grants. */
  @Transactional(readOnly = true)
  public List<ContactPerson> currentAt(UUID organisation) {
    return store.current(organisation, null);
  }

  /** Everybody who has been it, latest first. */
  @Transactional(readOnly = true)
  public List<ContactPerson> history(UUID organisation, UUID grant, String recipientKind) {
    return store.history(organisation, grant, recipientKind);
  }

  /** Why these details cannot be a contact person's; fields: name, email, phone, mailbox. */
  public static List<Refusal> refusals(ContactPerson.Details details) {
    List<Refusal> refusals = new ArrayList<>();
    if (details.name().isEmpty() || details.name().length() > LONGEST_NAME) {
      refusals.add(Refusal.of("identity.refusal.contact-name", LONGEST_NAME).at("name"));
    }
    if (!isAddress(details.email())) {
      refusals.add(noAddress(details.email()).at("email"));
    }
    String phone = details.phone();
    if (phone != null && (phone.length() > LONGEST_PHONE || !phone.matches("[0-9+() /-]+"))) {
      refusals.add(Refusal.of("identity.refusal.phone", phone).at("phone"));
    }
    String mailbox = details.mailbox();
    if (mailbox != null && !isAddress(mailbox)) {
      refusals.add(noAddress(mailbox).at("mailbox"));
    }
    return refusals;
  }

  /** What to say of a text that is no address. */
  public static Refusal noAddress(String typed) {
    return typed.isBlank()
        ? Refusal.of("identity.refusal.address.none")
        : Refusal.of("identity.refusal.address", typed);
  }

  /** Whether a mail can be sent to what was typed, as far as its shape says. */
  public static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
  }

  /**
   * Names the contact person of the recipient for which the actor acts; whoever was it before ends
   * at this moment. The same as before changes nothing.
   */
  @Transactional
  public ContactPerson change(
      Actor actor, UUID grant, String recipientKind, ContactPerson.Details details) {
    GrantRef about = allowed(actor, grant, recipientKind);
    Refused.ifAny(refusals(details));
    @Nullable ContactPerson before = present(actor, grant, recipientKind);
    if (before != null && before.details().equals(details)) {
      return before;
    }
    Instant at = moment(actor, grant, recipientKind);
    if (before != null && !store.end(before.id(), at, actor)) {
      throw new Conflict(object(actor, before));
    }
    try {
      store.insert(actor, about.agencyId(), grant, recipientKind, details, at);
    } catch (DataIntegrityViolationException first) {
      throw new Conflict(new ObjectRef("identity.contact_person", grant.toString(), ""));
    }
    ContactPerson named = current(actor.agencyId(), grant, recipientKind).orElseThrow();
    record(actor, "CONTACT_NAMED", named, before == null ? Map.of() : facts(before), facts(named));
    tell(actor, about, named);
    return named;
  }

  /** Says that the present one has left and nobody has come instead; the agency is alarmed. */
  @Transactional
  public void end(Actor actor, UUID grant, String recipientKind, UUID expected) {
    allowed(actor, grant, recipientKind);
    @Nullable ContactPerson before = present(actor, grant, recipientKind);
    if (before == null
        || !before.id().equals(expected)
        || !store.end(before.id(), moment(actor, grant, recipientKind), actor)) {
      throw new Conflict(new ObjectRef("identity.contact_person", expected.toString(), ""));
    }
    record(actor, "CONTACT_ENDED", before, facts(before), Map.of());
  }

  private @Nullable ContactPerson present(Actor actor, UUID grant, String kind) {
    return current(actor.agencyId(), grant, kind).orElse(null);
  }

  private GrantRef allowed(Actor actor, UUID grant, String kind) {
    if (!powers.mayFillIn(actor, grant, kind)) {
      throw new NotFound("contact person", grant);
    }
    return grants
        .grant(grant)
        .filter(known -> known.recipientKinds().contains(kind))
        .orElseThrow(() -> new NotFound("grant", grant));
  }

  /** Now, or just after the last change: nobody is contact person for no time at all. */
  private Instant moment(Actor actor, UUID grant, String kind) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return store.history(actor.agencyId(), grant, kind).stream()
        .findFirst()
        .map(last -> last.to() == null ? last.from().plus(1, ChronoUnit.MICROS) : last.to())
        .filter(now::isBefore)
        .orElse(now);
  }

  private void tell(Actor actor, GrantRef about, ContactPerson named) {
    Locale swedish = Locale.of("sv");
    ContactPerson.Details details = named.details();
    notifications.send(
        actor.agencyId(),
        new Addressee(null, details.name(), details.email(), swedish),
        Notice.of(
            "identity.notice.contact",
            object(actor, named),
            "/bidrag",
            about.nameSv(),
            organisation(named.organisationId())));
  }

  private void record(
      Actor actor,
      String act,
      ContactPerson contact,
      Map<String, Object> before,
      Map<String, Object> after) {
    Role role =
        actor.roles().stream()
            .filter(Role.atRecipient()::contains)
            .sorted()
            .findFirst()
            .orElse(null);
    trail.record(actor, role, act, object(actor, contact), before, after);
  }

  private static Map<String, Object> facts(ContactPerson contact) {
    ContactPerson.Details details = contact.details();
    return Map.of(
        "name", details.name(),
        "email", details.email(),
        "phone", Objects.requireNonNullElse(details.phone(), ""),
        "mailbox", Objects.requireNonNullElse(details.mailbox(), ""));
  }

  private static ObjectRef object(Actor actor, ContactPerson contact) {
    return new ObjectRef(
        "identity.contact_person",
        actor.agencyId() + "/" + contact.grantId() + "/" + contact.recipientKind(),
        contact.details().name());
  }

  private String organisation(UUID id) {
    return recipients.organisation(id).map(Organisation::name).orElse("");
  }

  /** To the agency's officers: who has a grant and nobody to ask. */
  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    return actor.has(Role.CASE_OFFICER)
        ? store.gone(actor.agencyId(), limit).stream().map(this::alarm).toList()
        : List.of();
  }

  private WorkItem alarm(ContactPerson gone) {
    return new WorkItem(
        "identity.work.no-contact",
        new ObjectRef(
            "identity.contact_person", gone.id().toString(), organisation(gone.organisationId())),
        "/behoriga/hos/" + gone.organisationId(),
        Objects.requireNonNull(gone.to()),
        null);
  }
}
