package se.statsbidrag.identity.agents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewCase;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
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
import se.statsbidrag.pages.Parts.Row;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * The applicant's side of becoming an agent (ansökan som ombud): apply with evidence, answer what
 * is asked, withdraw. Each paper lies in a case at the agency from the first moment.
 */
@Service
class Applications implements WorkItemSource {

  static final String OWN = "/ombud/ansokningar/";

  private final ApplicationStore store;
  private final AgentPapers papers;
  private final Cases cases;
  private final Recipients recipients;
  private final Scopes scopes;
  private final Notifications notifications;
  private final AuditTrail trail;
  private final Clock clock;
  private final Period longest;

  Applications(
      ApplicationStore store,
      AgentPapers papers,
      Cases cases,
      Recipients recipients,
      Scopes scopes,
      Notifications notifications,
      AuditTrail trail,
      Clock clock,
      @Value("${statsbidrag.longest-power}") Period longest) {
    this.store = store;
    this.papers = papers;
    this.cases = cases;
    this.recipients = recipients;
    this.scopes = scopes;
    this.notifications = notifications;
    this.trail = trail;
    this.clock = clock;
    this.longest = longest;
  }

  /** For how long a power may last at a time. */
  Period longest() {
    return longest;
  }

  /** Sends an application: a case with its papers at the agency, and a receipt. */
  @Transactional
  ObjectRef submit(Actor applicant, UUID key, NewApplication wish) {
    return trail.once(
        key,
        applicant,
        () -> {
          Refused.ifAny(ApplicationRules.applying(wish, today(), longest));
          Organisation organisation =
              recipients
                  .organisation(wish.organisation())
                  .orElseThrow(() -> new NotFound("organisation", wish.organisation()));
          Actor there = applicant.at(wish.agency());
          CaseFile file =
              cases.open(
                  there,
                  NewCase.of(
                      papers.word("agents.paper.case", organisation.name()),
                      new CaseFile.Party(organisation.name(), organisation.id())));
          Application made = insert(there, wish, file);
          papers.write(
              applicant, made, Document.Direction.IN, "application", facts(made), List.of());
          papers.received(
              applicant, made, papers.word("agents.evidence." + wish.evidence()), wish.file());
          trail.record(there, null, "AGENT_APPLIED", made.object(), Map.of(), terms(made));
          notify(made, "agents.notice.received", made.caseNumber());
          tellAgents(applicant, made);
          return made.object();
        });
  }

  private Application insert(Actor there, NewApplication wish, CaseFile file) {
    try {
      return store.application(store.insert(there, wish, file, clock.instant())).orElseThrow();
    } catch (DuplicateKeyException waiting) {
      throw new Refused(Refusal.of("agents.refusal.waiting"));
    }
  }

  /** Whoever acts for the recipient today gets to know that somebody else wants to. */
  private void tellAgents(Actor applicant, Application made) {
    notifications.holders(made.organisationId(), Role.AGENT).stream()
        .filter(to -> !applicant.personId().equals(to.personId()))
        .forEach(to ->
            notifications.send(
                made.organisationId(),
                to,
                Notice.of(
                    "agents.notice.another",
                    made.object(),
                    "/behoriga",
                    made.personName(),
                    made.organisationName())));
  }

  /** One's own application; anybody else's does not exist. */
  @Transactional(readOnly = true)
  Application own(Actor applicant, UUID id) {
    return store
        .application(id)
        .filter(application -> application.personId().equals(applicant.personId()))
        .orElseThrow(() -> new NotFound("application", id));
  }

  @Transactional(readOnly = true)
  List<Application> own(Actor applicant) {
    return store.of(applicant.personId());
  }

  @Transactional(readOnly = true)
  List<Completion> completions(Application application) {
    return store.completions(application.id());
  }

  @Transactional(readOnly = true)
  List<Document> documents(Application application) {
    return cases.documents(Actor.system(application.agencyId()), application.caseId());
  }

  /** One of the papers of one's own application. */
  @Transactional(readOnly = true)
  Document document(Application application, UUID id) {
    return documents(application).stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("document", id));
  }

  /** The bytes of it. */
  @Transactional(readOnly = true)
  byte[] content(Application application, Document document) {
    return cases.content(Actor.system(application.agencyId()), document.id());
  }

  /** Answers what was asked for, also after the day; the file may be left out. */
  @Transactional
  ObjectRef answer(Actor applicant, UUID key, UUID id, String text, @Nullable Evidence file) {
    return trail.once(
        key,
        applicant,
        () -> {
          Application application = own(applicant, id);
          if (application.status() != Application.Status.COMPLETION_ASKED) {
            throw new Refused(Refusal.of("agents.refusal.nothing-asked"));
          }
          Refused.ifAny(ApplicationRules.text(text, "answer"));
          if (!store.move(id, application.version(), Application.Status.SUBMITTED)) {
            throw new Conflict(application.object());
          }
          Instant now = clock.instant();
          store.answer(id, text.strip(), now);
          papers.write(
              applicant,
              application,
              Document.Direction.IN,
              "answer",
              List.of(),
              List.of(text.strip()));
          if (file != null) {
            papers.received(
                applicant, application, papers.word("agents.paper.more-evidence"), file);
          }
          record(applicant, "AGENT_COMPLETION_ANSWERED", application);
          return application.object();
        });
  }

  /** Withdraws one's own application. */
  @Transactional
  ObjectRef withdraw(Actor applicant, UUID key, UUID id) {
    return trail.once(
        key,
        applicant,
        () -> {
          Application application = own(applicant, id);
          if (!application.open()) {
            throw new Refused(Refusal.of("agents.refusal.stands"));
          }
          if (!store.decide(
              application,
              Application.Status.DISCONTINUED,
              applicant,
              papers.word("agents.paper.withdrawn-reason"),
              null,
              clock.instant())) {
            throw new Conflict(application.object());
          }
          papers.write(
              applicant, application, Document.Direction.IN, "withdrawn", List.of(), List.of());
          cases.end(applicant.at(application.agencyId()), application.caseId());
          record(applicant, "AGENT_APPLICATION_WITHDRAWN", application);
          return application.object();
        });
  }

  private void record(Actor applicant, String act, Application application) {
    trail.record(
        applicant.at(application.agencyId()),
        null,
        act,
        application.object(),
        Map.of("status", application.status().name()),
        Map.of());
  }

  /** A mail to the applicant, at the address that they gave. */
  void notify(Application application, String key, Object... arguments) {
    notifications.send(
        application.agencyId(),
        new Addressee(
            application.personId(), application.personName(), application.email(), Locale.of("sv")),
        Notice.of(
            key,
            new ObjectRef(
                "agents.application", application.id().toString(), application.organisationName()),
            OWN + application.id(),
            arguments));
  }

  /** What is asked for, as rows for a paper or a page in Swedish. */
  private List<Row> facts(Application made) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("person", made.personName()));
    rows.add(row("title", made.title()));
    rows.add(row("email", made.email()));
    rows.add(row("phone", Objects.requireNonNullElse(made.phone(), "–")));
    rows.add(row("organisation", made.organisationName()));
    rows.add(row("as", papers.word(made.deputy() ? "agents.deputy" : "agents.agent")));
    rows.add(row("scope", scopes.name(made.scope(), Locale.of("sv"))));
    rows.add(row("to", made.wantedTo().toString()));
    rows.add(row("evidence", papers.word("agents.evidence." + made.evidence())));
    return rows;
  }

  private Row row(String term, String text) {
    return Row.of(papers.word("agents." + term), text);
  }

  private Map<String, Object> terms(Application made) {
    Locale swedish = Locale.of("sv");
    return Map.of(
        "organisation", made.organisationName(),
        "scope", scopes.name(made.scope(), swedish),
        "recipientKind", scopes.kind(made.organisationId(), made.recipientKind(), swedish),
        "as", papers.word(made.deputy() ? "agents.deputy" : "agents.agent"),
        "to", made.wantedTo().toString(),
        "caseNumber", made.caseNumber());
  }

  /** To the applicant: what the agency waits for, and what is being examined. */
  @Override
  public List<WorkItem> waitingFor(Actor actor, int limit) {
    return store.of(actor.personId()).stream()
        .filter(Application::open)
        .limit(limit)
        .flatMap(own ->
            own.status() == Application.Status.COMPLETION_ASKED
                ? asked(own)
                : Stream.of(pending(own)))
        .toList();
  }

  private static WorkItem pending(Application own) {
    return new WorkItem(
        "agents.work.pending", own.object(), OWN + own.id(), own.submittedAt().toInstant(), null);
  }

  private Stream<WorkItem> asked(Application own) {
    return store.completions(own.id()).stream()
        .filter(asked -> asked.answeredAt() == null)
        .map(asked ->
            new WorkItem(
                "agents.work.answer",
                own.object(),
                OWN + own.id(),
                asked.askedAt().toInstant(),
                asked.answerBy()));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
