package se.statsbidrag.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  AuditStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void insertLine(
      Actor actor,
      @Nullable Role role,
      String act,
      ObjectRef object,
      Map<String, ?> before,
      Map<String, ?> after) {
    jdbc.sql(
            """
            insert into audit.line
              (at, agency_id, person_id, person_name, role, act,
               object_type, object_id, object_label, before, after)
            values
              (:at, :agency, :person, :name, :role, :act,
               :type, :id, :label, :before::jsonb, :after::jsonb)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("agency", actor.agencyId())
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("role", role == null ? null : role.name())
        .param("act", act)
        .param("type", object.type())
        .param("id", object.id())
        .param("label", object.label())
        .param("before", json.writeValueAsString(before))
        .param("after", json.writeValueAsString(after))
        .update();
  }

  /** Waits for a running act with the same key; false when it, or an earlier one, was done. */
  boolean claimKey(UUID key, Actor actor) {
    return jdbc.sql(
                """
                insert into audit.act_key (key, person_id) values (:key, :person)
                on conflict (key) do nothing
                """)
            .param("key", key)
            .param("person", actor.personId())
            .update()
        == 1;
  }

  void keepReceipt(UUID key, ObjectRef object) {
    jdbc.sql(
            """
            update audit.act_key
               set object_type = :type, object_id = :id, object_label = :label
             where key = :key
            """)
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
