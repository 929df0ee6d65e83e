package se.statsbidrag.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.reading.Question;

@Repository
class PowerStore {

  private static final String POWERS =
      """
      select w.*, p.name as person_name, g.name as giver_name
        from identity.power w
        join identity.person p on p.id = w.person_id
        left join identity.person g on g.id = w.given_by
      """;

  private static final String OF =
      """
       where w.person_id = :person and w.organisation_id = :organisation
         and w.removed_at is null and w.valid_from <= :day and w.valid_to >= :day
      """;

  /** For the act itself, which does not ask who gave it. */
  private static final String HELD =
      "select w.*, p.name as person_name, null as giver_name, "
          + TwoSignersStore.NEEDED
          + " as two from identity.power w join identity.person p on p.id = w.person_id\n";

  /** A power, and whether two act in combination where it is held. */
  private record Held(Power power, boolean two) {}

  private final JdbcClient jdbc;

  PowerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(NewPower given, @Nullable UUID giver, Instant now) {
    return jdbc.sql(
            """
            insert into identity.power
              (organisation_id, person_id, role, deputy, scope, recipient_kind, valid_from,
               valid_to, given_by, given_at)
            values (:organisation, :person, :role, :deputy, :scope, :kind, :from, :to, :giver, :now)
            returning id
            """)
        .param("organisation", given.organisation())
        .param("person", given.person())
        .param("role", given.role().name())
        .param("deputy", given.deputy())
        .param("scope", given.scope())
        .param("kind", given.recipientKind())
        .param("from", given.from())
        .param("to", given.to())
        .param("giver", giver)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  /** What a person holds at an organisation on a day. */
  List<Power> of(UUID person, UUID organisation, LocalDate day) {
    return jdbc.sql(POWERS + OF)
        .param("person", person)
        .param("organisation", organisation)
        .param("day", day)
        .query(PowerStore::power)
        .list();
  }

  /** Whoever can act at an organisation on a day, by what has not been removed. */
  List<Power> of(UUID organisation, LocalDate day) {
    return held(organisation, day).stream().filter(power -> power.removedAt() == null).toList();
  }

  /**
   * What a person holds at an organisation on a day, kept as it is until the running act is done: a
   * removal waits for the act, or the act meets the removal.
   */
  Question<Powers.Standing> hold(UUID person, UUID organisation, LocalDate day) {
    return Question.sql(HELD + OF + " for share of w")
        .param("person", person)
        .param("organisation", organisation)
        .param("day", day)
        .list((row, n) -> new Held(power(row, n), row.getBoolean("two")))
        .then(held ->
            new Powers.Standing(
                held.stream().map(Held::power).toList(), held.stream().anyMatch(Held::two)));
  }

  /** Whoever could act at some time of a day, in the order of their roles and names. */
  List<Power> held(UUID organisation, LocalDate day) {
    return jdbc.sql(
            POWERS
                + """
                 where w.organisation_id = :organisation
                   and w.valid_from <= :day and w.valid_to >= :day
                   and (w.removed_at is null
                        or (w.removed_at at time zone 'Europe/Stockholm')::date >= :day)
                 order by array_position(array['AGENT', 'REPRESENTATIVE', 'COORDINATOR'], w.role),
                          w.deputy, p.name collate "sv-SE-x-icu", w.id
                """)
        .param("organisation", organisation)
        .param("day", day)
        .query(PowerStore::power)
        .list();
  }

  Optional<Power> power(UUID id, UUID organisation) {
    return jdbc.sql(POWERS + " where w.id = :id and w.organisation_id = :organisation")
        .param("id", id)
        .param("organisation", organisation)
        .query(PowerStore::power)
        .optional();
  }

  /** False when it had been removed already. */
  boolean remove(UUID id, UUID remover, String reason, Instant at) {
    return jdbc.sql(
                """
                update identity.power
                   set removed_by = :remover, removed_at = :at, removal_reason = :reason
                 where id = :id and removed_at is null
                """)
            .param("remover", remover)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /** False when it has been removed, or lasts as long already. */
  boolean prolong(UUID id, LocalDate to) {
    return jdbc.sql(
                """
                update identity.power set valid_to = :to
                 where id = :id and removed_at is null and valid_to < :to
                """)
            .param("to", to)
            .param("id", id)
            .update()
        == 1;
  }

  /** Takes those that end by a day and of whose end nobody has been reminded; each once. */
  List<Power> remind(LocalDate today, LocalDate by, int limit) {
    List<UUID> taken =
        jdbc.sql(
                """
                update identity.power set reminded_for = valid_to
                 where id in (
                   select w.id from identity.power w
                    where w.removed_at is null and w.valid_to between :today and :by
                      and w.reminded_for is distinct from w.valid_to
                      and not exists (
                        select from identity.power longer
                         where longer.person_id = w.person_id
                           and longer.organisation_id = w.organisation_id
                           and longer.role = w.role and longer.removed_at is null
                           and longer.scope is not distinct from w.scope
                           and longer.recipient_kind is not distinct from w.recipient_kind
                           and longer.valid_to > w.valid_to)
                    order by w.valid_to limit :limit for update skip locked)
                returning id
                """)
            .param("today", today)
            .param("by", by)
            .param("limit", limit)
            .query(UUID.class)
            .list();
    return taken.isEmpty()
        ? List.of()
        : jdbc.sql(POWERS + " where w.id in (:ids) order by w.valid_to, w.id")
            .param("ids", taken)
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
        row.getBoolean("deputy"),
        row.getObject("scope", UUID.class),
        row.getString("recipient_kind"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("giver_name"),
        removed == null ? null : removed.toInstant(),
        row.getString("removal_reason"));
  }
}
