package se.statsbidrag.allocation.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
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

  void replace(FigureSeries old, UUID by) {
    int changed =
        jdbc.sql(
                """
                update allocation.figure_series set replaced_by = :by
                 where id = :old and replaced_by is null
                """)
            .param("by", by)
            .param("old", old.id())
            .update();
    if (changed != 1) {
      throw new Conflict(FigureRegister.reference(old));
    }
  }

  void insert(
      UUID id,
      Actor actor,
      FigureDraft draft,
      SortedMap<String, Long> values,
      FigureFile file,
      Optional<UUID> replaces,
      Instant at) {
    jdbc.sql(
            """
            insert into allocation.figure_series
              (id, agency_id, kind, driver, name, unit, reference_date, source, fetched, licence,
               assumption, row_count, total, file_name, file_sha256, registered_by,
               registered_at, replaces, reason)
            values
              (:id, :agency, :kind, :driver, :name, :unit, :date, :source, :fetched, :licence,
               :assumption, :rows, :total, :file, :sha256, :by, :at, :replaces, :reason)
            """)
        .param("id", id)
        .param("agency", actor.agencyId())
        .param("kind", draft.kind().name())
        .param("driver", draft.driver())
        .param("name", draft.name().strip())
        .param("unit", draft.unit().strip())
        .param("date", draft.referenceDate())
        .param("source", draft.source().strip())
        .param("fetched", draft.fetched())
        .param("licence", draft.licence())
        .param("assumption", draft.assumption())
        .param("rows", values.size())
        .param("total", FigureRules.exactSum(values.values()).longValueExact())
        .param("file", file.name())
        .param("sha256", file.sha256())
        .param("by", actor.personId())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("replaces", replaces.orElse(null))
        .param("reason", draft.reason())
        .update();
    insert(id, values);
  }

  private void insert(UUID series, SortedMap<String, Long> values) {
    jdbc.sql(
            """
            insert into allocation.figure (series_id, code, value)
            select :series, code, value from unnest(:codes, :values) as f (code, value)
            """)
        .param("series", series)
        .param("codes", new SqlArrayValue("text", values.keySet().toArray()))
        .param("values", new SqlArrayValue("int8", values.values().toArray()))
        .update();
  }
}
