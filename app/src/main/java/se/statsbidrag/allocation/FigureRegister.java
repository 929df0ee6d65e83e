package se.statsbidrag.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.recipient.RecipientKind;

/** The figures that keys share by (underlag): series with source and reference date. */
@Service
public class FigureRegister {

  private final FigureStore store;

  FigureRegister(FigureStore store) {
    this.store = store;
  }

  /** An agency's series, latest reference date first. */
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
}
