package se.statsbidrag.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/** Who is responsible for a matter, and how it changes hands. */
@Service
public class Handovers {

  private final HandoverStore store;
  private final CaseStore cases;
  private final Cases register;
  private final List<Officers> officers;
  private final Notifications notifications;
  private final AuditTrail audit;
  private final Clock clock;

  Handovers(
      HandoverStore store,
      CaseStore cases,
      Cases register,
      List<Officers> officers,
      Notifications notifications,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.cases = cases;
    this.register = register;
    this.officers = officers;
    this.notifications = notifications;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who can have a matter at the agency. */
  public List<CaseFile.Officer> candidates(Actor actor) {
    return officers.stream().flatMap(known -> known.at(actor.agencyId()).stream()).toList();
  }

  /**
   * Hands a matter to an officer, who gets a message and has it to take. Whoever takes one for
   * themselves has it at once.
   *
   * @param to who is to have it
   * @throws Conflict if somebody handed it over in between
   */
  @Transactional
  public ObjectRef handOver(Actor actor, UUID key, UUID caseId, UUID to, String note) {
    Role role = actor.as(Role.CASE_OFFICER, Role.REGISTRATOR);
    return audit.once(
        key,
        actor,
        () -> {
          CaseFile file = register.caseFile(actor, caseId);
          CaseFile.Officer officer =
              candidates(actor).stream().filter(one -> one.id().equals(to)).findAny().orElse(null);
          Refused.ifAny(CaseRules.toHandOver(file, officer));
          handOver(actor, role, file, java.util.Objects.requireNonNull(officer), note);
          return file.reference();
        });
  }

  private void handOver(Actor actor, Role role, CaseFile file, CaseFile.Officer to, String note) {
    Instant now = clock.instant();
    CaseFile.Officer before = file.officer();
    if (cases.assign(file.id(), before, to) != 1) {
      throw new Conflict(file.reference());
    }
    store.take(file.id(), null, now); // what waited for another waits no more
    store.insert(actor, file, to, note.isBlank() ? null : note.strip(), now);
    audit.record(
        actor,
        role,
        "CASE_HANDED_OVER",
        file.reference(),
        before == null ? Map.of() : Map.of("officer", before.name()),
        Map.of("officer", to.name()));
    if (!to.id().equals(actor.personId())) {
      tell(file, to.id(), actor.name());
    }
  }

  private void tell(CaseFile file, UUID officer, String by) {
    Notice notice =
        Notice.of(
            "casefile.notice.handover",
            file.reference(),
            "/arenden/" + file.id(),
            by,
            file.title());
    notifications.holders(file.agencyId(), Role.CASE_OFFICER).stream()
        .filter(to -> officer.equals(to.personId()))
        .forEach(to -> notifications.send(file.agencyId(), to, notice));
  }

  /** The new officer says that they have seen the matter and have it. */
  @Transactional
  public void take(Actor actor, UUID caseId) {
    Role role = actor.as(Role.CASE_OFFICER);
    CaseFile file = register.caseFile(actor, caseId);
    if (store.take(caseId, actor.personId(), clock.instant()) == 1) {
      audit.record(actor, role, "CASE_TAKEN", file.reference(), Map.of(), Map.of());
    }
  }

  /** Who has had the matter, latest first. */
  @Transactional(readOnly = true)
  List<Handover> of(Actor actor, UUID caseId) {
    register.caseFile(actor, caseId);
    return store.of(caseId);
  }

  @Transactional(readOnly = true)
  List<HandoverStore.Waiting> waiting(Actor actor, int limit) {
    return store.waiting(actor.agencyId(), actor.personId(), limit);
  }
}
