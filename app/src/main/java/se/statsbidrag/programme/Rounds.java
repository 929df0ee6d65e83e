package se.statsbidrag.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.MandateDocument.Condition;
import se.statsbidrag.appropriation.MandateDocument.Then;
import se.statsbidrag.appropriation.MandateDocument.When;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The grants and their rounds (bidragsformer och omgångar), set up from data. */
@Service
public class Rounds {

  private final RoundStore store;
  private final Mandates mandates;
  private final AuditTrail audit;
  private final YAMLMapper yaml = new YAMLMapper();

  Rounds(RoundStore store, Mandates mandates, AuditTrail audit) {
    this.store = store;
    this.mandates = mandates;
    this.audit = audit;
  }

  /** Sets up a grant, where it is new, and rounds of it, as a YAML file describes them. */
  @Transactional
  public List<Round> load(Actor actor, String file) {
    Role role = actor.as(Role.CASE_OFFICER);
    RoundFile content = read(file);
    store.insert(actor.agencyId(), content.grant());
    Grant grant =
        store
            .grant(content.grant().slug())
            .filter(own -> own.agencyId().equals(actor.agencyId()))
            .orElseThrow(() -> refused("slug", content.grant().slug()));
    List<Round> rounds = new ArrayList<>();
    for (RoundFile.RoundEntry entry : content.rounds()) {
      Round round = round(add(actor, grant, entry));
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
      rounds.add(round);
    }
    return rounds;
  }

  /** A round with its frame and what the mandate demands of its keys. */
  @Transactional(readOnly = true)
  public Round round(UUID id) {
    return store
        .round(id)
        .map(row -> complete(List.of(row)).getFirst())
        .orElseThrow(() -> new NotFound("round", id));
  }

  /** The rounds of an agency, the latest year first. */
  @Transactional(readOnly = true)
  public List<Round> list(UUID agency) {
    return complete(store.rounds().stream().filter(row -> row.agencyId().equals(agency)).toList());
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
    return complete(store.rounds()).stream().filter(Round::announced).toList();
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
    try {
      return store.insert(actor, grant.id(), entry, line);
    } catch (DuplicateKeyException taken) {
      throw refused("taken", entry.name().sv());
    }
  }

  private RoundFile read(String file) {
    try {
      return yaml.readValue(file, RoundFile.class);
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "?" : String.valueOf(e.getLocation().getLineNr());
      throw refused("file", line);
    }
  }

  /** The rounds with what they stand on; each mandate and grant is read once. */
  private List<Round> complete(List<RoundStore.Row> rows) {
    Map<UUID, Grant> grants =
        store.grants().stream().collect(Collectors.toMap(Grant::id, Function.identity()));
    Map<UUID, Mandate> read = new HashMap<>();
    List<Round> rounds = new ArrayList<>();
    for (RoundStore.Row row : rows) {
      BudgetLine line = mandates.line(row.lineId()).orElseThrow();
      Mandate mandate =
          read.computeIfAbsent(line.mandateId(), id -> mandates.mandate(row.agencyId(), id));
      rounds.add(complete(row, line, mandate, Objects.requireNonNull(grants.get(row.grantId()))));
    }
    return rounds;
  }

  private Round complete(RoundStore.Row row, BudgetLine line, Mandate mandate, Grant grant) {
    return new Round(
        row.id(),
        row.agencyId(),
        grant,
        new BudgetYear(row.year()),
        row.recipientKind(),
        row.kind(),
        row.status(),
        row.nameSv(),
        row.nameEn(),
        line.amount(),
        mandate.id(),
        new LegalBasis(source(mandate), null),
        line.id(),
        Objects.requireNonNull(line.pot()),
        mandates.conditions(mandate, line.code()).stream()
            .map(condition -> demand(condition, mandate))
            .toList());
  }

  private static Demand demand(Condition condition, Mandate mandate) {
    When when = condition.when();
    Then then = condition.then();
    return new Demand(
        condition.code(),
        condition.kind(),
        condition.figure(),
        condition.annex(),
        when == null ? null : when.figure(),
        when == null ? null : when.atMost(),
        when == null ? null : when.atLeast(),
        then == null ? null : then.amountAtLeast(),
        then == null ? null : then.amountAtMost(),
        condition.text(),
        new LegalBasis(source(mandate), condition.source()));
  }

  private static String source(Mandate mandate) {
    return "regeringsbeslut " + mandate.document().decision().date() + ", " + mandate.caseNumber();
  }

  private static Refused refused(String what, Object... arguments) {
    return new Refused(Refusal.of("programme.refusal." + what, arguments));
  }
}
