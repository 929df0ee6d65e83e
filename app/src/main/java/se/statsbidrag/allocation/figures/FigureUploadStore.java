package se.statsbidrag.allocation.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Files of figures that wait to be confirmed. */
@Repository
class FigureUploadStore {

  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FigureUploadStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A file that waits, and what was said of it. */
  record Waiting(FigureFile file, byte[] content, FigureForm form) {}

  UUID insert(Actor actor, String fileName, byte[] content, FigureForm form, Instant at) {
    return jdbc.sql(
            """
            insert into allocation.figure_upload
              (agency_id, person_id, file_name, content, form, uploaded_at)
            values (:agency, :person, :name, :content, :form::jsonb, :at) returning id
            """)
        .param("agency", actor.agencyId())
        .param("person", actor.personId())
        .param("name", fileName)
        .param("content", content)
        .param("form", json.writeValueAsString(form))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  Optional<Waiting> waiting(UUID id, UUID agency) {
    return jdbc.sql(
            """
            select file_name, content, form from allocation.figure_upload
             where id = :id and agency_id = :agency
            """)
        .param("id", id)
        .param("agency", agency)
        .query((row, n) -> {
          byte[] content = row.getBytes("content");
          return new Waiting(
              FigureFile.of(row.getString("file_name"), content),
              content,
              json.readValue(row.getString("form"), FigureForm.class));
        })
        .optional();
  }

  void delete(UUID id) {
    jdbc.sql("delete from allocation.figure_upload where id = :id").param("id", id).update();
  }

  /** Files that nobody confirmed within a week are forgotten when the next one comes. */
  void forgetOld(UUID agency, Instant now) {
    jdbc.sql(
            """
            delete from allocation.figure_upload
             where agency_id = :agency and uploaded_at < :before
            """)
        .param("agency", agency)
        .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
