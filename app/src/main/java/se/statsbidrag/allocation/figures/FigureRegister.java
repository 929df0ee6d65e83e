package se.statsbidrag.allocation.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** The figures that keys share by (underlag): series with source and reference date. */
@Service
public class FigureRegister {

  private final FigureStore store;
  private final Recipients recipients;
  private final AuditTrail audit;
  private final Clock clock;

  FigureRegister(FigureStore store, Recipients recipients, AuditTrail audit, Clock clock) {
    this.store = store;
    this.recipients = recipients;
    this.audit = audit;
    this.clock = clock;
  }

  /** An agency's series, latest reference date first; those replaced too. */
  @Transactional(readOnly = true)
  public List<FigureSeries> all(UUID agency) {
    return store.all(agency);
  }

  /** One series of the agency; another agency's does not exist. */
  @Transactional(readOnly = true)
  public FigureSeries series(UUID agency, UUID id) {
    return store
        .series(id)
        .filter(series -> series.agencyId().equals(agency))
        .orElseThrow(() -> new NotFound("figure series", id));
  }

  /** The series that stands for a driver, a kind and a date. */
  @Transactional(readOnly = true)
  public Optional<FigureSeries> standing(
      UUID agency, String driver, RecipientKind kind, LocalDate referenceDate) {
    return store.standing(agency, driver, kind, referenceDate);
  }

  /** The figures of a series by official code, in order of code. */
  @Transactional(readOnly = true)
  public SortedMap<String, Long> values(UUID series) {
    return store.values(series);
  }

  /**
   * The regions whose figure is not the sum of their municipalities', where both series stand for
   * the same driver and date; empty where all agree, and where there is nothing to compare with.
   *
   * @param series of either kind
   */
  @Transactional(readOnly = true)
  public FigureAgreement agreement(FigureSeries series) {
    boolean regions = series.kind() == RecipientKind.REGION;
    RecipientKind other = regions ? RecipientKind.MUNICIPALITY : RecipientKind.REGION;
    if (!regions && series.kind() != RecipientKind.MUNICIPALITY) {
      return FigureAgreement.NOTHING;
    }
    return store
        .standing(series.agencyId(), series.driver(), other, series.referenceDate())
        .map(found -> regions ? compare(series, found) : compare(found, series))
        .orElse(FigureAgreement.NOTHING);
  }

  private FigureAgreement compare(FigureSeries regions, FigureSeries municipalities) {
    SortedMap<String, Long> sums = FigureRules.byCounty(store.values(municipalities.id()));
    SortedMap<String, Long> figures = store.values(regions.id());
    SortedMap<String, Long> all = new TreeMap<>(sums);
    all.putAll(figures);
    List<FigureAgreement.Difference> differences = new ArrayList<>();
    for (String code : all.keySet()) {
      long region = figures.getOrDefault(code, 0L);
      long sum = sums.getOrDefault(code, 0L);
      if (region != sum) {
        differences.add(new FigureAgreement.Difference(code, region, sum));
      }
    }
    return new FigureAgreement(true, differences);
  }

  /**
   * Registers figures, all or none, with a line in the history. Where a reason for a correction is
   * given, the series of the same date is replaced, and remains for the keys made from it.
   *
   * @param values by official code
   * @param file the file they came in
   * @return the new series
   * @throws Refused with every reason at once
   */
  @Transactional
  public FigureSeries register(
      Actor actor, FigureDraft draft, SortedMap<String, Long> values, FigureFile file) {
    Role as = actor.as(Role.CASE_OFFICER);
    Optional<FigureSeries> standing =
        store.standing(actor.agencyId(), draft.driver(), draft.kind(), draft.referenceDate());
    List<Refusal> refusals = new ArrayList<>(FigureRules.draft(draft, LocalDate.now(clock)));
    refusals.addAll(FigureRules.correction(draft, standing));
    refusals.addAll(FigureRules.values(values, draft, codes(draft)));
    Refused.ifAny(refusals);
    UUID id = UUID.randomUUID();
    standing.ifPresent(old -> store.replace(old, id));
    store.insert(id, actor, draft, values, file, standing.map(FigureSeries::id), clock.instant());
    FigureSeries series = series(actor.agencyId(), id);
    audit.record(
        actor,
        as,
        "FIGURES_REGISTERED",
        reference(series),
        standing.map(FigureRegister::facts).orElse(Map.of()),
        facts(series));
    return series;
  }

  private Set<String> codes(FigureDraft draft) {
    return recipients.roles(draft.kind(), draft.referenceDate()).stream()
        .filter(role -> role.code() != null)
        .map(RecipientRole::code)
        .collect(Collectors.toSet());
  }

  static ObjectRef reference(FigureSeries series) {
    return new ObjectRef("figures.series", series.id().toString(), series.name());
  }

  private static Map<String, Object> facts(FigureSeries series) {
    return Map.of(
        "driver", series.driver(),
        "kind", series.kind().name(),
        "referenceDate", series.referenceDate().toString(),
        "source", series.source(),
        "rows", series.rows(),
        "total", series.total(),
        "assumption", series.assumption());
  }
}
