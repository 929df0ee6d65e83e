package se.statsbidrag.requisition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.reading.Question;
import se.statsbidrag.reading.Trips;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DraftStore {

  private static final String DRAFT =
      """
      select id, organisation_id, recipient_kind, round_id, corrects, version, answers,
             changed_at, changed_by_name, first_by, first_by_name, first_role, first_assurance,
             first_at, first_sha256, note, note_by_name
        from requisition.draft
       where organisation_id = :organisation
      """;
  private static final String ONE = " and recipient_kind = :kind and round_id = :round";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Trips trips;

  DraftStore(JdbcClient jdbc, JsonMapper json, Trips trips) {
    this.jdbc = jdbc;
    this.json = json;
    this.trips = trips;
  }

  Optional<Draft> draft(UUID organisation, String kind, UUID round) {
    return jdbc.sql(DRAFT + ONE)
        .param("organisation", organisation)
        .param("kind", kind)
        .param("round", round)
        .query(this::draft)
        .optional();
  }

  /** The draft, which nobody else changes until the running transaction ends. */
  Optional<Draft> lock(UUID organisation, String kind, UUID round) {
    return trips.ask(askLock(organisation, round)).stream()
        .filter(draft -> draft.recipientKind().equals(kind))
        .findFirst();
  }

  /** The question of {@link #lock}, before it is known of which kind the round's recipients are. */
  Question<List<Draft>> askLock(UUID organisation, UUID round) {
    return Question.sql(DRAFT + " and round_id = :round for update")
        .param("organisation", organisation)
        .param("round", round)
        .list(this::draft);
  }

  List<Draft> drafts(UUID organisation) {
    return jdbc.sql(DRAFT + " order by changed_at desc")
        .param("organisation", organisation)
        .query(this::draft)
        .list();
  }

  /** Begins a draft; one that somebody else began in the meantime stays as it is. */
  void start(
      Actor actor, String kind, UUID round, @Nullable UUID corrects, Answers answers, Instant now) {
    jdbc.sql(
            """
            insert into requisition.draft
              (organisation_id, recipient_kind, round_id, corrects, answers, started_at,
               started_by, changed_at, changed_by, changed_by_name)
            values (:organisation, :kind, :round, :corrects, :answers::jsonb, :now,
                    :person, :now, :person, :name)
            on conflict (organisation_id, recipient_kind, round_id) do nothing
            """)
        .param("organisation", actor.agencyId())
        .param("kind", kind)
        .param("round", round)
        .param("corrects", corrects)
        .param("answers", json.writeValueAsString(answers))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  /** Keeps what was typed; whoever had said yes to the draft has not said yes to this. */
  void save(Actor actor, Draft draft, Answers answers, Instant now) {
    jdbc.sql(
            """
            update requisition.draft
               set version = version + 1, answers = :answers::jsonb,
                   changed_at = :now, changed_by = :person, changed_by_name = :name,
                   first_by = null, first_by_name = null, first_role = null,
                   first_assurance = null, first_at = null, first_sha256 = null
             where id = :id
            """)
        .param("id", draft.id())
        .param("answers", json.writeValueAsString(answers))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  /** The first of two has said yes to what has this hash. */
  void confirmFirst(Actor actor, String role, Draft draft, String sha256, Instant now) {
    jdbc.sql(
            """
            update requisition.draft
               set first_by = :person, first_by_name = :name, first_role = :role,
                   first_assurance = :assurance, first_at = :now, first_sha256 = :sha256,
                   note = null, note_by_name = null
             where id = :id
            """)
        .param("id", draft.id())
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("role", role)
        .param("assurance", actor.assurance())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("sha256", sha256)
        .update();
  }

  /** Sends the draft back to whoever filled it in, with a word. */
  void sendBack(Actor actor, Draft draft, String note) {
    jdbc.sql(
            """
            update requisition.draft
               set note = :note, note_by_name = :name,
                   first_by = null, first_by_name = null, first_role = null,
                   first_assurance = null, first_at = null, first_sha256 = null
             where id = :id
            """)
        .param("id", draft.id())
        .param("note", note)
        .param("name", actor.name())
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from requisition.draft where id = :id").param("id", id).update();
  }

  private Draft draft(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getString("recipient_kind"),
        row.getObject("round_id", UUID.class),
        row.getObject("corrects", UUID.class),
        row.getInt("version"),
        json.readValue(row.getString("answers"), Answers.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("changed_by_name"),
        first(row),
        row.getString("note") == null
            ? null
            : new Draft.Note(row.getString("note"), row.getString("note_by_name")));
  }

  private static Draft.@Nullable First first(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject("first_at", OffsetDateTime.class);
    return at == null
        ? null
        : new Draft.First(
            row.getObject("first_by", UUID.class),
            row.getString("first_by_name"),
            row.getString("first_role"),
            row.getString("first_assurance"),
            at.toInstant(),
            row.getString("first_sha256"));
  }
}
