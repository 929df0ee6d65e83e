package se.statsbidrag.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.engine.check.Amounts;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/** Gathers what a key is held against: the register, the figures, the key of the year before. */
@Component
class KeyStandards {

  private final Recipients recipients;
  private final FigureRegister figures;
  private final KeyReader reader;

  KeyStandards(Recipients recipients, FigureRegister figures, KeyReader reader) {
    this.recipients = recipients;
    this.figures = figures;
    this.reader = reader;
  }

  List<KeyCheck> check(Actor actor, AllocationKey key, KeyDraft draft) {
    return KeyChecks.of(key.source(), draft, against(actor, draft, earlierKey(key)));
  }

  /** The checks of a key of our own that is not yet kept. */
  List<KeyCheck> check(Actor actor, KeyDraft draft) {
    return KeyChecks.of(
        KeySource.OWN, draft, against(actor, draft, lastYears(actor.agencyId(), draft.terms())));
  }

  private KeyChecks.Against against(Actor actor, KeyDraft draft, Optional<AllocationKey> earlier) {
    KeyTerms terms = draft.terms();
    Map<String, String> names = new LinkedHashMap<>();
    for (RecipientRole role : recipients.roles(terms.kind(), terms.recipientsOn())) {
      names.put(Objects.requireNonNull(role.code(), role.name()), role.name());
    }
    Map<String, Map<String, Long>> series = new HashMap<>();
    Map<String, LocalDate> newer = new HashMap<>();
    for (KeyDriver driver : draft.drivers()) {
      registered(actor, terms, driver)
          .ifPresent(id -> series.put(driver.driver(), figures.values(id)));
      latest(actor, terms, driver).ifPresent(date -> newer.put(driver.driver(), date));
    }
    return new KeyChecks.Against(names, series, newer, earlier.map(this::amounts).orElse(null));
  }

  private Optional<UUID> registered(Actor actor, KeyTerms terms, KeyDriver driver) {
    if (driver.seriesId() != null) {
      return Optional.of(driver.seriesId());
    }
    LocalDate date = driver.referenceDate();
    return date == null
        ? Optional.empty()
        : figures
            .standing(actor.agencyId(), driver.driver(), terms.kind(), date)
            .map(FigureSeries::id);
  }

  private Optional<LocalDate> latest(Actor actor, KeyTerms terms, KeyDriver driver) {
    return figures.all(actor.agencyId()).stream()
        .filter(series -> series.driver().equals(driver.driver()) && series.kind() == terms.kind())
        .filter(series -> series.replacedBy() == null)
        .map(FigureSeries::referenceDate)
        .filter(date -> !date.isAfter(terms.recipientsOn()))
        .max(Comparator.naturalOrder());
  }

  /** The key that this one replaces; else the latest of the same kind from a year before. */
  Optional<AllocationKey> earlierKey(AllocationKey key) {
    AllocationKey.@Nullable Replacement replacement = key.replacement();
    if (replacement != null) {
      return reader.key(replacement.key());
    }
    return lastYears(key.agencyId(), key.terms());
  }

  /** A key beside the rounds is nobody's successor. */
  private Optional<AllocationKey> lastYears(UUID agency, KeyTerms terms) {
    if (terms.roundId() == null) {
      return Optional.empty();
    }
    return reader.ofAgency(agency).stream()
        .filter(other -> other.status().isPublic() && other.status() != KeyStatus.SUPERSEDED)
        .filter(other -> other.terms().roundId() != null && other.terms().kind() == terms.kind())
        .filter(other -> other.terms().year().compareTo(terms.year()) < 0)
        .max(Comparator.comparing(other -> other.terms().year()));
  }

  private Amounts amounts(AllocationKey key) {
    List<KeyRow> rows = new ArrayList<>();
    reader.eachRow(key.id(), rows::add);
    return KeyChecks.amounts(rows);
  }
}
