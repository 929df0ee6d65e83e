package se.statsbidrag.identity.agents;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;

@Repository
class InvitationStore {

  private static final String INVITATIONS =
      """
      select i.id, i.organisation_id, o.name as organisation_name, i.role, i.scope,
             i.recipient_kind, i.valid_to, i.name, i.email, i.invited_by, i.invited_by_name,
             i.invited_at, i.expires_at, i.accepted_name, i.accepted_at, i.withdrawn_at
        from identity.invitation i join recipient.organisation o on o.id = i.organisation_id
      """;

  private final JdbcClient jdbc;

  InvitationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(Actor agent, NewInvitation wish, byte[] tokenHash, Instant at, Instant expires) {
    return jdbc.sql(
            """
            insert into identity.invitation
              (organisation_id, role, scope, recipient_kind, valid_to, name, email, token_hash,
               invited_by, invited_by_name, invited_at, expires_at)
            values (:organisation, :role, :scope, :kind, :to, :name, :email, :hash,
                    :person, :personName, :at, :expires)
            returning id
            """)
        .param("organisation", agent.agencyId())
        .param("role", wish.role().name())
        .param("scope", wish.scope())
        .param("kind", wish.recipientKind())
        .param("to", wish.validTo())
        .param("name", wish.name())
        .param("email", wish.email())
        .param("hash", tokenHash)
        .param("person", agent.personId())
        .param("personName", agent.name())
        .param("at", utc(at))
        .param("expires", utc(expires))
        .query(UUID.class)
        .single();
  }

  Optional<Invitation> withToken(byte[] tokenHash) {
    return jdbc.sql(INVITATIONS + " where i.token_hash = :hash")
        .param("hash", tokenHash)
        .query(Invitation.class)
        .optional();
  }

  Optional<Invitation> invitation(UUID id, UUID organisation) {
    return jdbc.sql(INVITATIONS + " where i.id = :id and i.organisation_id = :organisation")
        .param("id", id)
        .param("organisation", organisation)
        .query(Invitation.class)
        .optional();
  }

  /** Those that still can be accepted, latest first. */
  List<Invitation> waiting(UUID organisation, Instant now) {
    return jdbc.sql(
            INVITATIONS
                + """
                 where i.organisation_id = :organisation and i.accepted_at is null
                   and i.withdrawn_at is null and i.expires_at > :now
                 order by i.id desc
                """)
        .param("organisation", organisation)
        .param("now", utc(now))
        .query(Invitation.class)
        .list();
  }

  /** False when somebody has accepted it, it is withdrawn, or too late. */
  boolean accept(UUID id, Actor person, UUID power, Instant at) {
    return jdbc.sql(
                """
                update identity.invitation
                   set accepted_by = :person, accepted_name = :name, accepted_at = :at,
                       power_id = :power
                 where id = :id and accepted_at is null and withdrawn_at is null
                   and expires_at > :at
                """)
            .param("person", person.personId())
            .param("name", person.name())
            .param("at", utc(at))
            .param("power", power)
            .param("id", id)
            .update()
        == 1;
  }

  boolean withdraw(UUID id, Instant at) {
    return jdbc.sql(
                """
                update identity.invitation set withdrawn_at = :at
                 where id = :id and accepted_at is null and withdrawn_at is null
                """)
            .param("at", utc(at))
            .param("id", id)
            .update()
        == 1;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
