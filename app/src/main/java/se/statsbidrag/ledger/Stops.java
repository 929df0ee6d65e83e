package se.statsbidrag.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * Stops on an agency's money. Whoever moves money out of the agency asks whether one stands, in the
 * transaction in which the money is sent.
 */
@Service
public class Stops {

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  Stops(JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** The stop that stands, if one does. */
  @Transactional(readOnly = true)
  public Optional<Stop> standing(UUID agency) {
    return jdbc.sql(
            """
            select id, reason, raised_at, raised_by_name from ledger.stop
             where agency_id = :agency and lifted_at is null
            """)
        .param("agency", agency)
        .query((row, n) ->
            new Stop(
                row.getObject("id", UUID.class),
                row.getString("reason"),
                row.getObject("raised_at", OffsetDateTime.class),
                row.getString("raised_by_name")))
        .optional();
  }

  /** Raises a stop; where one stands already, it goes on standing. */
  @Transactional
  public void raise(Actor actor, String reason) {
    int raised =
        jdbc.sql(
                """
                insert into ledger.stop (agency_id, reason, raised_at, raised_by, raised_by_name)
                values (:agency, :reason, :now, :person, :name)
                on conflict (agency_id) where lifted_at is null do nothing
                """)
            .param("agency", actor.agencyId())
            .param("reason", reason)
            .param("now", now())
            .param("person", actor.personId())
            .param("name", actor.name())
            .update();
    if (raised == 1) {
      Stop stop = standing(actor.agencyId()).orElseThrow();
      audit.record(actor, null, "STOP_RAISED", stop.ref(), Map.of(), Map.of("reason", reason));
    }
  }

  /** Lifts the stop, with the explanation. */
  @Transactional
  public ObjectRef lift(Actor actor, UUID key, String why) {
    return audit.once(key, actor, () -> lift(actor, why));
  }

  private ObjectRef lift(Actor actor, String why) {
    Role role = actor.as(Role.ECONOMIST);
    if (why.isBlank()) {
      throw new Refused(Refusal.of("ledger.refusal.stop").at("why"));
    }
    Stop stop =
        standing(actor.agencyId()).orElseThrow(() -> new NotFound("stop", actor.agencyId()));
    jdbc.sql(
            """
            update ledger.stop
               set lifted_at = :now, lifted_by = :person, lifted_by_name = :name,
                   lifted_reason = :why
             where id = :id and lifted_at is null
            """)
        .param("now", now())
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("why", why.strip())
        .param("id", stop.id())
        .update();
    audit.record(actor, role, "STOP_LIFTED", stop.ref(), Map.of(), Map.of("reason", why.strip()));
    return stop.ref();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
