package se.statsbidrag.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;

@Repository
class HandoverStore {

  /** A matter that waits for its new officer. */
  record Waiting(UUID caseId, String caseNumber, Instant since) {
    ObjectRef reference() {
      return new ObjectRef("casefile.case", caseId.toString(), caseNumber);
    }
  }

  private final JdbcClient jdbc;

  HandoverStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Actor actor, CaseFile file, CaseFile.Officer to, @Nullable String note, Instant at) {
    CaseFile.Officer from = file.officer();
    jdbc.sql(
            """
            insert into casefile.handover
              (agency_id, case_id, from_id, from_name, to_id, to_name, by_id, by_name, at, note,
               taken_at)
            values
              (:agency, :case, :from, :fromName, :to, :toName, :by, :byName, :at, :note, :taken)
            """)
        .param("agency", file.agencyId())
        .param("case", file.id())
        .param("from", from == null ? null : from.id())
        .param("fromName", from == null ? null : from.name())
        .param("to", to.id())
        .param("toName", to.name())
        .param("by", actor.personId())
        .param("byName", actor.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("note", note)
        .param("taken", to.id().equals(actor.personId()) ? at.atOffset(ZoneOffset.UTC) : null)
        .update();
  }

  /** Marks what waits as taken: by its new officer, or because the matter went on to another. */
  int take(UUID caseId, @Nullable UUID person, Instant at) {
    return jdbc.sql(
            """
            update casefile.handover set taken_at = greatest(:at, at)
             where case_id = :case and taken_at is null
               and (:person::uuid is null or to_id = :person)
            """)
        .param("case", caseId)
        .param("person", person)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Handover> of(UUID caseId) {
    return jdbc.sql("select * from casefile.handover where case_id = :case order by id desc")
        .param("case", caseId)
        .query((row, index) ->
            new Handover(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("from_name"),
                row.getObject("to_id", UUID.class),
                row.getString("to_name"),
                row.getString("by_name"),
                Objects.requireNonNull(instant(row.getObject("at", OffsetDateTime.class))),
                row.getString("note"),
                instant(row.getObject("taken_at", OffsetDateTime.class))))
        .list();
  }

  /** What has been handed to a person and waits to be taken, oldest first. */
  List<Waiting> waiting(UUID agency, UUID person, int limit) {
    return jdbc.sql(
            """
            select h.case_id, c.case_number, h.at as since
              from casefile.handover h join casefile.case_file c on c.id = h.case_id
             where h.to_id = :person and h.agency_id = :agency and h.taken_at is null
             order by h.at limit :limit
            """)
        .param("agency", agency)
        .param("person", person)
        .param("limit", limit)
        .query(Waiting.class)
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
