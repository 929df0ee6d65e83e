package se.statsbidrag.programme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.MandateDocument.Condition;
import se.statsbidrag.appropriation.MandateDocument.Then;
import se.statsbidrag.appropriation.MandateDocument.When;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;

/** Puts rounds together with what they stand on: line, mandate, terms in force. */
@Component
class RoundReader {

  private static final int MOST_KEPT = 500;

  /** What a line of an activated mandate gives a round; neither ever changes. */
  private record Ground(BudgetLine line, LegalBasis basis, List<Demand> demands) {}

  /** A round as it was read, and what was the mark of it then. */
  private record Read(RoundStore.Mark mark, Round round) {}

  private final RoundStore store;
  private final TermsStore terms;
  private final Mandates mandates;
  private final Map<UUID, Ground> grounds = new ConcurrentHashMap<>();
  private final Map<UUID, Read> rounds = new ConcurrentHashMap<>();

  RoundReader(RoundStore store, TermsStore terms, Mandates mandates) {
    this.store = store;
    this.terms = terms;
    this.mandates = mandates;
  }

  List<Round> complete(List<RoundStore.Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, Grant> grants =
        store.grants().stream().collect(Collectors.toMap(Grant::id, Function.identity()));
    Map<UUID, TermsStore.Row> inForce =
        terms.inForce(rows.stream().map(RoundStore.Row::id).toList());
    List<RoundStore.Row> all = store.rounds();
    return rows.stream()
        .map(row -> {
          TermsStore.@Nullable Row version = inForce.get(row.id());
          Grant grant = Objects.requireNonNull(grants.get(row.grantId()));
          return round(row, grant, version == null ? null : terms(row, version, all));
        })
        .toList();
  }

  /** A round as it was when it was last read here, for what never changes of it. */
  Optional<Round> known(UUID id) {
    return Optional.ofNullable(rounds.get(id)).map(Read::round);
  }

  /** A round, read anew where something of it has changed. */
  Optional<Round> round(UUID id, RoundStore.Mark mark) {
    @Nullable Read before = rounds.get(id);
    if (before != null && before.mark().equals(mark)) {
      return Optional.of(before.round());
    }
    Optional<Round> read = store.round(id).map(row -> complete(List.of(row)).getFirst());
    if (rounds.size() > MOST_KEPT) {
      rounds.clear();
    }
    read.filter(round -> isAt(round, mark))
        .ifPresent(round -> rounds.put(id, new Read(mark, round)));
    return read;
  }

  /** Whether nothing has happened between the mark and the reading. */
  private static boolean isAt(Round round, RoundStore.Mark mark) {
    @Nullable Terms inForce = round.terms();
    return round.status() == mark.status()
        && Objects.equals(inForce == null ? null : inForce.id(), mark.terms());
  }

  /** A version of a round's terms. */
  Terms terms(UUID round, TermsStore.Row version) {
    return terms(store.round(round).orElseThrow(), version, store.rounds());
  }

  private Terms terms(RoundStore.Row row, TermsStore.Row version, List<RoundStore.Row> all) {
    return new Terms(
        version.id(),
        row.id(),
        version.version(),
        version.published(),
        terms.document(version),
        figures(row, all));
  }

  /** The frames that the texts name: of this kind of round, and of the year so far. */
  private Map<String, Money> figures(RoundStore.Row row, List<RoundStore.Row> all) {
    Map<String, Money> figures = new HashMap<>();
    for (RoundStore.Row other : all) {
      if (other.besides(row) && other.kind().compareTo(row.kind()) <= 0) {
        Money amount = ground(other).line().amount();
        List<String> kinds = List.of(other.recipientKind(), "ALL");
        kinds.forEach(kind -> figures.merge("year:" + kind, amount, Money::plus));
        if (other.kind() == row.kind()) {
          kinds.forEach(kind -> figures.merge("frame:" + kind, amount, Money::plus));
        }
      }
    }
    return figures;
  }

  private Ground ground(RoundStore.Row row) {
    if (grounds.size() > MOST_KEPT) {
      grounds.clear();
    }
    @Nullable Ground known = grounds.get(row.lineId());
    if (known == null) {
      BudgetLine line = mandates.line(row.lineId()).orElseThrow();
      Mandate mandate = mandates.mandate(row.agencyId(), line.mandateId());
      known =
          new Ground(
              line,
              new LegalBasis(source(mandate), null),
              mandates.conditions(mandate, line.code()).stream()
                  .map(condition -> demand(condition, mandate))
                  .toList());
      grounds.put(row.lineId(), known);
    }
    return known;
  }

  private Round round(RoundStore.Row row, Grant grant, @Nullable Terms inForce) {
    Ground ground = ground(row);
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
        ground.line().amount(),
        ground.line().mandateId(),
        ground.basis(),
        ground.line().id(),
        Objects.requireNonNull(ground.line().pot()),
        ground.demands(),
        inForce);
  }

  private static Demand demand(Condition condition, Mandate mandate) {
    @Nullable When when = condition.when();
    @Nullable Then then = condition.then();
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
}
