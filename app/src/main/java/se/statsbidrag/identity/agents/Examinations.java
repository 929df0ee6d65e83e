package se.statsbidrag.identity.agents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.identity.NewPower;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkItem;
import se.statsbidrag.kernel.WorkItemSource;
import se.statsbidrag.pages.Parts.Row;

/**
 * The agency's side of an application: ask for what is missing, approve, refuse by two,
 * discontinue. Nothing is decided by itself, and nobody deals with their own (förvaltningslagen 16
 * §).
 */
@Service
class Examinations implements WorkItemSource {

  private static final String PAGE = "/ombud/";

  private final ApplicationStore store;
  private final Applications applications;
  private final AgentPapers papers;
  private final Powers powers;
  private final Cases cases;
  private final AuditTrail trail;
  private final Clock clock;

  Examinations(
      ApplicationStore store,
      Applications applications,
      AgentPapers papers,
      Powers powers,
      Cases cases,
      AuditTrail trail,
      Clock clock) {
    this.store = store;
    this.applications = applications;
    this.papers = papers;
    this.powers = powers;
    this.cases = cases;
    this.trail = trail;
    this.clock = clock;
  }

  /** An application to the actor's agency; another agency's does not exist. */
  @Transactional(readOnly = true)
  Application application(Actor actor, UUID id) {
    return store
        .application(id)
        .filter(application -> application.agencyId().equals(actor.agencyId()))
        .orElseThrow(() -> new NotFound("application", id));
  }

  @Transactional(readOnly = true)
  List<Application> list(Actor actor, boolean open, long offset, int limit) {
    return store.list(actor.agencyId(), open, offset, limit);
  }

  @Transactional(readOnly = true)
  long count(Actor actor, boolean open) {
    return store.count(actor.agencyId(), open);
  }

  @Transactional(readOnly = true)
  @Nullable Double medianDays(Actor actor) {
    return store.medianDays(actor.agencyId());
  }

  /** Asks the applicant for what is missing, by a day. */
  @Transactional
  ObjectRef ask(Actor officer, UUID key, UUID id, int version, String question, LocalDate by) {
    Role as = officer.as(Role.CASE_OFFICER);
    return trail.once(
        key,
        officer,
        () -> {
          Application application = expected(officer, id, version);
          List<Refusal> refusals =
              new ArrayList<>(
                  ApplicationRules.dealing(application, officer, Application.Status.SUBMITTED));
          refusals.addAll(ApplicationRules.text(question, "text"));
          refusals.addAll(ApplicationRules.answerBy(by, LocalDate.now(clock)));
          Refused.ifAny(refusals);
          changed(application, store.move(id, version, Application.Status.COMPLETION_ASKED));
          store.ask(id, officer, question.strip(), by, clock.instant());
          papers.write(
              officer,
              application,
              Document.Direction.OUT,
              "completion",
              List.of(Row.of(papers.word("agents.answer-by"), by.toString())),
              List.of(question.strip()));
          applications.notify(application, "agents.notice.completion", question.strip(), by);
          record(officer, as, "AGENT_COMPLETION_ASKED", application, "COMPLETION_ASKED");
          return application.object();
        });
  }

  /** Approves: the applicant is an agent from this moment to the day. */
  @Transactional
  ObjectRef approve(Actor officer, UUID key, UUID id, int version, LocalDate to) {
    Role as = officer.as(Role.CASE_OFFICER, Role.DECISION_MAKER);
    return trail.once(
        key,
        officer,
        () -> {
          Application application = expected(officer, id, version);
          LocalDate today = LocalDate.now(clock);
          Refused.ifAny(
              Stream.concat(
                      ApplicationRules.dealing(
                          application,
                          officer,
                          Application.Status.SUBMITTED,
                          Application.Status.REFUSAL_PROPOSED)
                          .stream(),
                      ApplicationRules.lasting(to, today, applications.longest()).stream())
                  .toList());
          UUID power = powers.give(given(application, today, to), officer.personId());
          Instant now = clock.instant();
          changed(
              application,
              store.decide(application, Application.Status.APPROVED, officer, null, power, now));
          papers.write(
              officer,
              application,
              Document.Direction.OUT,
              "approved",
              List.of(
                  Row.of(papers.word("agents.to"), to.toString()),
                  Row.of(papers.word("agents.decided-by"), officer.name())),
              List.of(papers.word("agents.paper.approved.text", application.personName())));
          cases.end(officer, application.caseId());
          applications.notify(application, "agents.notice.approved", to);
          record(officer, as, "AGENT_APPROVED", application, "APPROVED");
          return application.object();
        });
  }

  private static NewPower given(Application application, LocalDate today, LocalDate to) {
    return new NewPower(
        application.organisationId(),
        application.personId(),
        Role.AGENT,
        application.deputy(),
        application.scope(),
        application.recipientKind(),
        today,
        to);
  }

  /** Proposes that it be refused, with the reasons that the applicant will read. */
  @Transactional
  ObjectRef proposeRefusal(Actor officer, UUID key, UUID id, int version, String reason) {
    Role as = officer.as(Role.CASE_OFFICER);
    return trail.once(
        key,
        officer,
        () -> {
          Application application = expected(officer, id, version);
          List<Refusal> refusals =
              new ArrayList<>(
                  ApplicationRules.dealing(application, officer, Application.Status.SUBMITTED));
          refusals.addAll(ApplicationRules.text(reason, "text"));
          Refused.ifAny(refusals);
          changed(application, store.proposeRefusal(id, version, officer, reason.strip()));
          record(officer, as, "AGENT_REFUSAL_PROPOSED", application, "REFUSAL_PROPOSED");
          return application.object();
        });
  }

  /** Decides the refusal that another proposed. */
  @Transactional
  ObjectRef refuse(Actor decider, UUID key, UUID id, int version) {
    Role as = decider.as(Role.DECISION_MAKER);
    return trail.once(
        key,
        decider,
        () -> {
          Application application = expected(decider, id, version);
          Refused.ifAny(ApplicationRules.refusing(application, decider));
          changed(
              application,
              store.decide(
                  application, Application.Status.REFUSED, decider, null, null, clock.instant()));
          papers.write(
              decider,
              application,
              Document.Direction.OUT,
              "refused",
              List.of(
                  Row.of(papers.word("agents.decided-by"), decider.name()),
                  Row.of(
                      papers.word("agents.proposed-by"),
                      String.valueOf(application.proposedByName()))),
              List.of(
                  papers.word("agents.paper.refused.text", application.personName()),
                  String.valueOf(application.reason()),
                  papers.word("agents.appeal")));
          cases.end(decider, application.caseId());
          applications.notify(application, "agents.notice.refused");
          record(decider, as, "AGENT_REFUSED", application, "REFUSED");
          return application.object();
        });
  }

  /** Sends a proposed refusal back to the officers. */
  @Transactional
  ObjectRef sendBack(Actor decider, UUID key, UUID id, int version) {
    Role as = decider.as(Role.DECISION_MAKER);
    return trail.once(
        key,
        decider,
        () -> {
          Application application = expected(decider, id, version);
          Refused.ifAny(
              ApplicationRules.dealing(application, decider, Application.Status.REFUSAL_PROPOSED));
          changed(application, store.move(id, version, Application.Status.SUBMITTED));
          record(decider, as, "AGENT_REFUSAL_RETURNED", application, "SUBMITTED");
          return application.object();
        });
  }

  /** Discontinues what nobody needs to try any more (avskrivning), with the reason. */
  @Transactional
  ObjectRef discontinue(Actor officer, UUID key, UUID id, int version, String reason) {
    Role as = officer.as(Role.CASE_OFFICER);
    return trail.once(
        key,
        officer,
        () -> {
          Application application = expected(officer, id, version);
          List<Refusal> refusals =
              new ArrayList<>(
                  ApplicationRules.dealing(
                      application,
                      officer,
                      Application.Status.SUBMITTED,
                      Application.Status.COMPLETION_ASKED));
          refusals.addAll(ApplicationRules.text(reason, "text"));
          Refused.ifAny(refusals);
          changed(
              application,
              store.decide(
                  application,
                  Application.Status.DISCONTINUED,
                  officer,
                  reason.strip(),
                  null,
                  clock.instant()));
          papers.write(
              officer,
              application,
              Document.Direction.OUT,
              "discontinued",
              List.of(Row.of(papers.word("agents.decided-by"), officer.name())),
              List.of(reason.strip(), papers.word("agents.appeal")));
          cases.end(officer, application.caseId());
          applications.notify(application, "agents.notice.discontinued");
          record(officer, as, "AGENT_APPLICATION_DISCONTINUED", application, "DISCONTINUED");
          return application.object();
        });
  }

  private Application expected(Actor actor, UUID id, int version) {
    Application application = application(actor, id);
    changed(application, application.version() == version);
    return application;
  }

  private static void changed(Application application, boolean done) {
    if (!done) {
      throw new Conflict(application.object());
    }
  }

  private void record(Actor actor, Role as, String act, Application application, String status) {
    trail.record(
        actor,
        as,
        act,
        application.object(),
        Map.of("status", application.status().name()),
        Map.of("status", status));
  }

  /** To officers what is to be examined or overdue; to decision makers what to refuse. */
  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    if (!actor.has(Role.CASE_OFFICER) && !actor.has(Role.DECISION_MAKER)) {
      return List.of();
    }
    return store.list(actor.agencyId(), true, 0, limit).stream()
        .filter(application -> !application.personId().equals(actor.personId()))
        .flatMap(application -> work(actor, application).stream())
        .toList();
  }

  private List<WorkItem> work(Actor actor, Application application) {
    return switch (application.status()) {
      case SUBMITTED ->
          actor.has(Role.CASE_OFFICER) ? item("examine", application, null) : List.of();
      case COMPLETION_ASKED ->
          actor.has(Role.CASE_OFFICER)
              ? store.completions(application.id()).stream()
                  .filter(asked -> asked.answeredAt() == null)
                  .filter(asked -> asked.answerBy().isBefore(LocalDate.now(clock)))
                  .flatMap(asked -> item("unanswered", application, asked.answerBy()).stream())
                  .toList()
              : List.of();
      case REFUSAL_PROPOSED ->
          actor.has(Role.DECISION_MAKER) && ApplicationRules.refusing(application, actor).isEmpty()
              ? item("refuse", application, null)
              : List.of();
      case APPROVED, REFUSED, DISCONTINUED -> List.of();
    };
  }

  private static List<WorkItem> item(
      String what, Application application, @Nullable LocalDate due) {
    return List.of(
        new WorkItem(
            "agents.work." + what,
            application.object(),
            PAGE + application.id(),
            application.submittedAt().toInstant(),
            due));
  }
}
