package se.statsbidrag.identity.roles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Role;

@Repository
class RoleStore {

  private static final String CHANGES =
      """
      select c.id, c.agency_id, c.person_id, p.name as person_name, c.role, c.kind,
             c.from_day, c.to_day, c.reason, c.status,
             c.proposed_by, a.name as proposer_name, c.proposed_at,
             c.decided_by, b.name as decider_name, c.decided_at
        from identity.role_change c
        join identity.person p on p.id = c.person_id
        join identity.person a on a.id = c.proposed_by
        left join identity.person b on b.id = c.decided_by
      """;

  private final JdbcClient jdbc;

  RoleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who held which role some part of a day. */
  List<HeldRole> held(UUID agency, LocalDate day) {
    return jdbc.sql(
            """
            select r.id, p.id as person_id, p.name as person_name, r.role, r.valid_from,
                   r.valid_to, r.withdrawn_at, r.change_id
              from identity.role_assignment r join identity.person p on p.id = r.person_id
             where r.agency_id = :agency and r.valid_from <= :day
               and (r.valid_to is null or r.valid_to >= :day)
               and (r.withdrawn_at is null
                    or (r.withdrawn_at at time zone 'Europe/Stockholm')::date >= :day)
             order by p.name collate "sv-SE-x-icu", p.id, r.role, r.valid_from
            """)
        .param("agency", agency)
        .param("day", day)
        .query(HeldRole.class)
        .list();
  }

  Set<UUID> holders(UUID agency, Role role, LocalDate day) {
    return held(agency, day).stream()
        .filter(held -> held.role() == role && held.withdrawnAt() == null)
        .map(HeldRole::personId)
        .collect(Collectors.toSet());
  }

  Optional<String> name(UUID person) {
    return jdbc.sql("select name from identity.person where id = :person")
        .param("person", person)
        .query(String.class)
        .optional();
  }

  UUID propose(RoleProposal proposal, UUID agency, UUID proposer, Instant at) {
    return jdbc.sql(
            """
            insert into identity.role_change
              (agency_id, person_id, role, kind, from_day, to_day, reason, proposed_by, proposed_at)
            values
              (:agency, :person, :role, :kind, :from, :to, :reason, :proposer, :at)
            returning id
            """)
        .param("agency", agency)
        .param("person", proposal.person())
        .param("role", proposal.role().name())
        .param("kind", proposal.kind().name())
        .param("from", proposal.from())
        .param("to", proposal.to())
        .param("reason", proposal.reason())
        .param("proposer", proposer)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  boolean isWaiting(UUID agency, UUID person, Role role) {
    return jdbc.sql(
            """
            select exists (select from identity.role_change
                            where agency_id = :agency and person_id = :person
                              and role = :role and status = 'PROPOSED')
            """)
        .param("agency", agency)
        .param("person", person)
        .param("role", role.name())
        .query(Boolean.class)
        .single();
  }

  Optional<RoleChange> change(UUID id, UUID agency) {
    return jdbc.sql(CHANGES + " where c.id = :id and c.agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(RoleChange.class)
        .optional();
  }

  List<RoleChange> changes(UUID agency, RoleChange.@Nullable Status status, int limit) {
    return jdbc.sql(
            CHANGES
                + """
                 where c.agency_id = :agency and (:status::text is null or c.status = :status)
                 order by c.id desc limit :limit
                """)
        .param("agency", agency)
        .param("status", status == null ? null : status.name())
        .param("limit", limit)
        .query(RoleChange.class)
        .list();
  }

  /** False when somebody else decided it first. */
  boolean decide(UUID id, RoleChange.Status status, UUID decider, Instant at) {
    return jdbc.sql(
                """
                update identity.role_change
                   set status = :status, decided_by = :decider, decided_at = :at
                 where id = :id and status = 'PROPOSED'
                """)
            .param("status", status.name())
            .param("decider", decider)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  void grant(RoleChange change) {
    jdbc.sql(
            """
            insert into identity.role_assignment
              (person_id, agency_id, role, valid_from, valid_to, change_id)
            select person_id, agency_id, role, from_day, to_day, id
              from identity.role_change where id = :change
            """)
        .param("change", change.id())
        .update();
  }

  /** Ends a role at once; from a later day, the day before becomes its last. */
  int withdraw(RoleChange change, LocalDate today, Instant at) {
    return change.fromDay().isAfter(today)
        ? jdbc.sql(
                """
                update identity.role_assignment set valid_to = :last
                 where agency_id = :agency and person_id = :person and role = :role
                   and withdrawn_at is null and valid_from <= :last
                   and (valid_to is null or valid_to > :last)
                """)
            .param("last", change.fromDay().minusDays(1))
            .param("agency", change.agencyId())
            .param("person", change.personId())
            .param("role", change.role().name())
            .update()
        : jdbc.sql(
                """
                update identity.role_assignment set withdrawn_by = :change, withdrawn_at = :at
                 where agency_id = :agency and person_id = :person and role = :role
                   and withdrawn_at is null and (valid_to is null or valid_to >= :today)
                """)
            .param("change", change.id())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("agency", change.agencyId())
            .param("person", change.personId())
            .param("role", change.role().name())
            .param("today", today)
            .update();
  }
}
