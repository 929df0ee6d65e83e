package se.statsbidrag.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the trail; nothing here writes. */
@Repository
class AuditReading {

  private static final String LINES =
      """
      select l.id, l.at, l.recorded_at, l.agency_id, l.person_id, l.person_name, l.role, l.act,
             l.object_type, l.object_id, l.object_label, l.before, l.after, c.position
        from audit.line l left join audit.chain c on c.line_id = l.id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AuditReading(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json.rebuild().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  }

  List<AuditLine> history(String type, String id, int limit) {
    return jdbc.sql(
            LINES
                + """
                 where l.object_type = :type and l.object_id = :id
                 order by l.id desc limit :limit
                """)
        .param("type", type)
        .param("id", id)
        .param("limit", limit)
        .query(this::line)
        .list();
  }

  AuditLine line(ResultSet row, int number) throws SQLException {
    @Nullable String role = row.getString("role");
    return new AuditLine(
        row.getLong("id"),
        instant(row, "at"),
        instant(row, "recorded_at"),
        row.getObject("agency_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        role == null ? null : Role.valueOf(role),
        row.getString("act"),
        new ObjectRef(
            row.getString("object_type"),
            row.getString("object_id"),
            row.getString("object_label")),
        values(row.getString("before")),
        values(row.getString("after")),
        row.getObject("position", Long.class));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private Map<String, Object> values(String text) {
    return json.readValue(text, new TypeReference<>() {});
  }
}
