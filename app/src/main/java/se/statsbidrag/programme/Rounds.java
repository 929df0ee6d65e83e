package se.statsbidrag.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.reading.Question;
import se.statsbidrag.reading.Trips;

/** The grants and their rounds (bidragsformer och omgångar), set up from data. */
@Service
public class Rounds {

  private final RoundStore store;
  private final RoundReader reader;
  private final RoundLife life;
  private final TermsStore terms;
  private final Mandates mandates;
  private final AuditTrail audit;
  private final Trips trips;

  Rounds(
      RoundStore store,
      RoundReader reader,
      RoundLife life,
      TermsStore terms,
      Mandates mandates,
      AuditTrail audit,
      Trips trips) {
    this.store = store;
    this.reader = reader;
    this.life = life;
    this.terms = terms;
    this.mandates = mandates;
    this.audit = audit;
    this.trips = trips;
  }

  /**
   * Sets up a grant, where it is new, and rounds of it, as a YAML file describes them. What the
   * file says of their terms becomes a draft, for another to publish.
   */
  @Transactional
  public List<Round> load(Actor actor, String file) {
    Role role = actor.as(Role.CASE_OFFICER);
    RoundFile content = RoundFormat.rounds(file);
    store.insert(actor.agencyId(), content.grant());
    Grant grant =
        store
            .grant(content.grant().slug())
            .filter(own -> own.agencyId().equals(actor.agencyId()))
            .orElseThrow(() -> refused("slug", content.grant().slug()));
    List<Round> rounds = new ArrayList<>();
    for (RoundFile.RoundEntry entry : content.rounds()) {
      Round round = round(add(actor, grant, entry));
      created(actor, role, round);
      @Nullable TermsFile said = content.terms();
      if (said != null) {
        enter(actor, role, round, said.document(round.basis()));
      }
      rounds.add(round);
    }
    return rounds;
  }

  private void created(Actor actor, Role role, Round round) {
    audit.record(
        actor,
        role,
        "ROUND_CREATED",
        round.ref(),
        Map.of(),
        Map.of(
            "year", round.year().toString(),
            "recipients", round.recipientKind(),
            "kind", round.kind().name(),
            "frame", round.frame().toString(),
            "basis", round.basis().toString()));
  }

  private void enter(Actor actor, Role role, Round round, TermsDocument document) {
    Refused.ifAny(TermsRules.check(document, round.year()));
    terms.draft(actor, round.id(), 1, document, null);
    audit.record(
        actor,
        role,
        "TERMS_ENTERED",
        round.ref(),
        Map.of(),
        Map.of("version", 1, "lastDay", document.lastDay().toString()));
  }

  /** A round with its frame, its terms and what the mandate demands of its keys. */
  @Transactional(readOnly = true)
  public Round round(UUID id) {
    return trips.ask(askRound(id));
  }

  /** The question of {@link #round}. */
  public Question<Round> askRound(UUID id) {
    return store
        .mark(id)
        .then(mark ->
            mark.flatMap(found -> reader.round(id, found))
                .orElseThrow(() -> new NotFound("round", id)));
  }

  /** Whose a round is, which never changes. */
  @Transactional(readOnly = true)
  public UUID agencyOf(UUID id) {
    return reader.known(id).orElseGet(() -> round(id)).agencyId();
  }

  /** The rounds of an agency, the latest year first. */
  @Transactional(readOnly = true)
  public List<Round> list(UUID agency) {
    return reader.complete(
        store.rounds().stream().filter(row -> row.agencyId().equals(agency)).toList());
  }

  /** An agency's round for a year and a category, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Round> find(UUID agency, BudgetYear year, String recipientKind, RoundKind kind) {
    return list(agency).stream()
        .filter(round ->
            round.year().equals(year)
                && round.recipientKind().equals(recipientKind)
                && round.kind() == kind)
        .findFirst();
  }

  /** The announced rounds of all agencies, for everybody to read; the latest year first. */
  @Transactional(readOnly = true)
  public List<Round> published() {
    return reader.complete(store.rounds()).stream().filter(Round::announced).toList();
  }

  /** All grants, by name. */
  @Transactional(readOnly = true)
  public List<Grant> grants() {
    return store.grants();
  }

  /** The grant with this public address. */
  @Transactional(readOnly = true)
  public Grant grant(String slug) {
    return store.grant(slug).orElseThrow(() -> new NotFound("grant", slug));
  }

  /** Makes a planned round known to everybody (utlyser). */
  @Transactional
  public ObjectRef announce(Actor actor, UUID key, UUID id) {
    return life.announce(actor, key, own(actor, id));
  }

  /** Opens a round for requisitions; refused with everything that it lacks. */
  @Transactional
  public ObjectRef open(Actor actor, UUID key, UUID id) {
    return life.open(actor, key, own(actor, id));
  }

  /** Closes the rounds whose last day has passed; a job does that too. */
  @Transactional
  public void closePast() {
    life.closePast();
  }

  /** Whether a round can be answered in time now. */
  public boolean isOpen(Round round) {
    return life.isOpen(round);
  }

  /** How far a round has come by now. */
  public RoundStatus status(Round round) {
    return life.status(round);
  }

  /** Opens again what was closed on days that are still to come; only a demonstration has such. */
  @Transactional
  public void reopenAhead() {
    life.reopenAhead();
  }

  /** Why a round may not open now; empty when it may. */
  @Transactional(readOnly = true)
  public List<Refusal> hindrances(Round round) {
    return life.hindrances(round);
  }

  private Round own(Actor actor, UUID id) {
    Round round = round(id);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", id);
    }
    return round;
  }

  private UUID add(Actor actor, Grant grant, RoundFile.RoundEntry entry) {
    Mandate mandate =
        mandates.list(actor.agencyId()).stream()
            .filter(own -> own.active() && own.caseNumber().equals(entry.mandate()))
            .findFirst()
            .orElseThrow(() -> refused("mandate", entry.mandate()));
    String year = String.valueOf(entry.year());
    if (!mandate.document().period().contains(entry.year())) {
      throw refused("year", year, mandate.caseNumber());
    }
    BudgetLine line =
        mandate
            .line(new BudgetYear(entry.year()), entry.line())
            .filter(own -> own.pot() != null)
            .orElseThrow(() -> refused("line", entry.line(), year));
    if (!line.recipients().contains(entry.recipients())) {
      throw refused("recipients", line.name());
    }
    if (entry.status() == RoundStatus.OPEN) {
      throw refused("opened");
    }
    try {
      return store.insert(actor, grant.id(), entry, line);
    } catch (DuplicateKeyException taken) {
      throw refused("taken", entry.name().sv());
    }
  }

  private static Refused refused(String what, Object... arguments) {
    return new Refused(Refusal.of("programme.refusal." + what, arguments));
  }
}
