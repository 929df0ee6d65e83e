package se.statsbidrag.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.reading.Question;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditStore {

  private static final String INSERT =
      """
      insert into audit.line
        (at, agency_id, person_id, person_name, role, act,
         object_type, object_id, object_label, before, after)
      select at, agency, person, name, role, act, type, id, label, before, after
        from jsonb_to_recordset(cast(:lines as jsonb)) as line
          (at timestamptz, agency uuid, person uuid, name text, role text, act text, type text,
           id text, label text, before jsonb, after jsonb)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  AuditStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** A line as it is about to be written; the names are those of {@link #INSERT}. */
  record Line(
      String at,
      UUID agency,
      UUID person,
      String name,
      @Nullable String role,
      String act,
      String type,
      String id,
      String label,
      Map<String, ?> before,
      Map<String, ?> after) {}

  /** What is written of an act, at this moment. */
  Line line(
      Actor actor,
      @Nullable Role role,
      String act,
      ObjectRef object,
      Map<String, ?> before,
      Map<String, ?> after) {
    return new Line(
        clock.instant().toString(),
        actor.agencyId(),
        actor.personId(),
        actor.name(),
        role == null ? null : role.name(),
        act,
        object.type(),
        object.id(),
        object.label(),
        before,
        after);
  }

  /** Writes lines in their order. */
  void insert(List<Line> lines) {
    jdbc.sql(INSERT).param("lines", json.writeValueAsString(lines)).update();
  }

  /** Waits for a running act with the same key; false when it, or an earlier one, was done. */
  Question<Boolean> claim(UUID key, Actor actor) {
    return Question.sql(
            """
            insert into audit.act_key (key, person_id) values (:key, :person)
            on conflict (key) do nothing returning key
            """)
        .param("key", key)
        .param("person", actor.personId())
        .list((row, n) -> key)
        .then(claimed -> !claimed.isEmpty());
  }

  /** Keeps what an act made, and its lines. */
  void keepReceipt(UUID key, ObjectRef object, List<Line> lines) {
    jdbc.sql(
            "with written as ("
                + INSERT
                + """
                )
                update audit.act_key
                   set object_type = :type, object_id = :id, object_label = :label
                 where key = :key
                """)
        .param("lines", json.writeValueAsString(lines))
        .param("key", key)
        .param("type", object.type())
        .param("id", object.id())
        .param("label", object.label())
        .update();
  }

  Optional<ObjectRef> receipt(UUID key, Actor actor) {
    return jdbc.sql(
            """
            select object_type as type, object_id as id, object_label as label
              from audit.act_key
             where key = :key and person_id = :person
            """)
        .param("key", key)
        .param("person", actor.personId())
        .query(ObjectRef.class)
        .optional();
  }
}
