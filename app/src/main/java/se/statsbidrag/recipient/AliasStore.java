package se.statsbidrag.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AliasStore {

  private final JdbcClient jdbc;

  AliasStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Roles by their other names, folded; the agency's own confirmations before the common ones. */
  Map<String, RecipientRole> folded(UUID agency, RecipientKind kind, LocalDate day) {
    Map<String, RecipientRole> aliases = new HashMap<>();
    jdbc.sql(
            """
            select a.folded, r.id, r.organisation_id, r.kind, d.code, d.name, d.county_code,
                   lower(r.valid) as first, upper(r.valid) - 1 as last
              from recipient.alias a
              join recipient.role r on r.id = a.role_id
              join recipient.designation d on d.role_id = r.id and d.valid @> :day::date
             where a.kind = :kind and (a.agency_id is null or a.agency_id = :agency)
             order by a.agency_id nulls first
            """)
        .param("day", day)
        .param("kind", kind.name())
        .param("agency", agency)
        .query(row -> {
          aliases.put(row.getString("folded"), RecipientStore.role(row, row.getRow()));
        });
    return aliases;
  }

  List<Alias> of(UUID role, UUID agency) {
    return jdbc.sql(
            """
            select id, name, source, confirmed_by, confirmed_at
              from recipient.alias
             where role_id = :role and (agency_id is null or agency_id = :agency)
             order by confirmed_at, name
            """)
        .param("role", role)
        .param("agency", agency)
        .query((row, n) ->
            new Alias(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("source"),
                row.getObject("confirmed_by", UUID.class),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** What the name means at the agency already. */
  Optional<UUID> role(UUID agency, RecipientKind kind, String folded) {
    return jdbc.sql(
            """
            select role_id from recipient.alias
             where agency_id = :agency and kind = :kind and folded = :folded
            """)
        .param("agency", agency)
        .param("kind", kind.name())
        .param("folded", folded)
        .query(UUID.class)
        .optional();
  }

  void insert(UUID agency, RecipientRole role, String name, String source, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into recipient.alias
              (agency_id, role_id, kind, name, folded, source, confirmed_by, confirmed_at)
            values (:agency, :role, :kind, :name, :folded, :source, :by, :at)
            """)
        .param("agency", agency)
        .param("role", role.id())
        .param("kind", role.kind().name())
        .param("name", name)
        .param("folded", NameFold.of(name))
        .param("source", source)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The name of the agency's alias that was taken away; empty where there was none. */
  Optional<String> delete(UUID agency, UUID alias) {
    return jdbc.sql(
            "delete from recipient.alias where id = :id and agency_id = :agency returning name")
        .param("id", alias)
        .param("agency", agency)
        .query(String.class)
        .optional();
  }
}
