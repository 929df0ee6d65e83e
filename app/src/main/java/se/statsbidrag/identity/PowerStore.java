package se.statsbidrag.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Role;

@Repository
class PowerStore {

  private final JdbcClient jdbc;

  PowerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(
      UUID organisation,
      UUID person,
      Role role,
      @Nullable UUID scope,
      @Nullable String recipientKind,
      LocalDate from,
      LocalDate to,
      Instant now) {
    jdbc.sql(
            """
            insert into identity.power
              (organisation_id, person_id, role, scope, recipient_kind, valid_from, valid_to,
               given_at)
            values (:organisation, :person, :role, :scope, :kind, :from, :to, :now)
            """)
        .param("organisation", organisation)
        .param("person", person)
        .param("role", role.name())
        .param("scope", scope)
        .param("kind", recipientKind)
        .param("from", from)
        .param("to", to)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What a person holds at an organisation on a day. */
  List<Power> of(UUID person, UUID organisation, LocalDate day) {
    return jdbc.sql(
            """
            select w.*, p.name as person_name
              from identity.power w join identity.person p on p.id = w.person_id
             where w.person_id = :person and w.organisation_id = :organisation
               and w.removed_at is null and w.valid_from <= :day and w.valid_to >= :day
            """)
        .param("person", person)
        .param("organisation", organisation)
        .param("day", day)
        .query(PowerStore::power)
        .list();
  }

  /** Whoever could act on a day, in the order of their roles and names. */
  List<Power> holders(UUID organisation, LocalDate day) {
    return jdbc.sql(
            """
            select w.*, p.name as person_name
              from identity.power w join identity.person p on p.id = w.person_id
             where w.organisation_id = :organisation and w.valid_from <= :day and w.valid_to >= :day
               and (w.removed_at is null
                    or (w.removed_at at time zone 'Europe/Stockholm')::date > :day)
             order by array_position(array['AGENT', 'REPRESENTATIVE', 'COORDINATOR'], w.role),
                      p.name collate "sv-SE-x-icu", w.id
            """)
        .param("organisation", organisation)
        .param("day", day)
        .query(PowerStore::power)
        .list();
  }

  private static Power power(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime removed = row.getObject("removed_at", OffsetDateTime.class);
    return new Power(
        row.getObject("id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        Role.valueOf(row.getString("role")),
        row.getObject("scope", UUID.class),
        row.getString("recipient_kind"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        removed == null ? null : removed.toInstant());
  }
}
