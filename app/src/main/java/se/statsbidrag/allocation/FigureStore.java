package se.statsbidrag.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.recipient.RecipientKind;

@Repository
class FigureStore {

  private static final String SERIES =
      """
      select id, agency_id, kind, driver, name, unit, reference_date, source, fetched, licence,
             assumption, row_count as rows, total, replaced_by
        from allocation.figure_series
      """;

  private final JdbcClient jdbc;

  FigureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<FigureSeries> all(UUID agency) {
    return jdbc.sql(
            SERIES + " where agency_id = :agency order by reference_date desc, driver, kind, id")
        .param("agency", agency)
        .query(FigureSeries.class)
        .list();
  }

  Optional<FigureSeries> series(UUID id) {
    return jdbc.sql(SERIES + " where id = :id")
        .param("id", id)
        .query(FigureSeries.class)
        .optional();
  }

  Optional<FigureSeries> standing(
      UUID agency, String driver, RecipientKind kind, LocalDate referenceDate) {
    return jdbc.sql(
            SERIES
                + """
                 where agency_id = :agency and driver = :driver and kind = :kind
                   and reference_date = :date and replaced_by is null
                """)
        .param("agency", agency)
        .param("driver", driver)
        .param("kind", kind.name())
        .param("date", referenceDate)
        .query(FigureSeries.class)
        .optional();
  }

  SortedMap<String, Long> values(UUID series) {
    SortedMap<String, Long> values = new TreeMap<>();
    jdbc.sql("select code, value from allocation.figure where series_id = :series")
        .param("series", series)
        .query(row -> {
          values.put(row.getString("code"), row.getLong("value"));
        });
    return values;
  }
}
