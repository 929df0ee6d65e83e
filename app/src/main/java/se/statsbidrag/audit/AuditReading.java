package se.statsbidrag.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
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

  private static final int FETCH = 500;

  private static final String LINES =
      """
      select l.id, l.at, l.recorded_at, l.agency_id, l.person_id, l.person_name, l.role, l.act,
             l.object_type, l.object_id, l.object_label, l.before, l.after, c.position
        from audit.line l left join audit.chain c on c.line_id = l.id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final ActWords words;

  AuditReading(JdbcClient jdbc, JsonMapper json, ActWords words) {
    this.jdbc = jdbc;
    this.words = words;
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

  List<AuditLine> sealedAfter(long position, String type, Collection<String> ids, int limit) {
    return jdbc.sql(
            LINES
                + """
                 where l.object_type = :type and l.object_id in (:ids) and c.position > :position
                 order by c.position limit :limit
                """)
        .param("type", type)
        .param("ids", ids)
        .param("position", position)
        .param("limit", limit)
        .query(this::line)
        .list();
  }

  /** One page of an agency's lines, latest first. */
  List<AuditLine> page(UUID agency, TrailFilter filter, int limit) {
    return jdbc.sql(
            LINES
                + """
                 where l.agency_id = :agency
                   and (:object::text is null or l.object_id = :object
                        or l.object_label ilike '%' || :object || '%')
                   and (:person::text is null or l.person_name ilike '%' || :person || '%')
                   and (:act::text is null or l.act = :act or l.act = any(:acts::text[]))
                   and l.at >= coalesce(:from::timestamptz, '-infinity')
                   and l.at < coalesce(:until::timestamptz, 'infinity')
                   and l.id < coalesce(:before::bigint, 9223372036854775807)
                 order by l.id desc limit :limit
                """)
        .param("agency", agency)
        .param("object", filter.object())
        .param("person", filter.person())
        .param("act", filter.act())
        .param("acts", acts(filter.act()))
        .param("from", text(filter.from()))
        .param("until", text(filter.until()))
        .param("before", filter.before())
        .param("limit", limit)
        .query(this::line)
        .list();
  }

  /** All links in order, each with its line; every agency's, for the chain is one. */
  void links(BiConsumer<ChainStore.Link, AuditLine> each) {
    jdbc.sql(
            """
            select l.*, c.position, c.digest, c.hash
              from audit.chain c join audit.line l on l.id = c.line_id
             order by c.position
            """)
        .withFetchSize(FETCH)
        .query(
            (RowCallbackHandler)
                row ->
                    each.accept(
                        new ChainStore.Link(
                            row.getLong("position"),
                            row.getLong("id"),
                            row.getBytes("digest"),
                            row.getBytes("hash")),
                        line(row, 0)));
  }

  /** An agency's lines that have no link yet. */
  void unsealed(UUID agency, Consumer<AuditLine> each) {
    jdbc.sql(LINES + " where c.position is null and l.agency_id = :agency order by l.id")
        .param("agency", agency)
        .withFetchSize(FETCH)
        .query((RowCallbackHandler) row -> each.accept(line(row, 0)));
  }

  private String acts(@Nullable String typed) {
    return typed == null ? "{}" : "{" + String.join(",", words.codes(typed)) + "}";
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
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
