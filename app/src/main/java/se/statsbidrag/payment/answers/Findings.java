package se.statsbidrag.payment.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.payment.Attempts;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.BatchStatus;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.bank.Outcome;

/**
 * What two people find out (avstämning av skickat underlag): that an order was carried out, where
 * the agency pays through its finance system, or that it never arrived. Nothing is paid again
 * before one of them, or the bank's own answer.
 */
@Service
public class Findings {

  private final JdbcClient jdbc;
  private final Batches batches;
  private final Attempts attempts;
  private final AuditTrail audit;
  private final Clock clock;

  Findings(JdbcClient jdbc, Batches batches, Attempts attempts, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.attempts = attempts;
    this.audit = audit;
    this.clock = clock;
  }

  /** One says what was found of all in a batch that the bank has not answered for. */
  @Transactional
  public ObjectRef enter(
      Actor actor, UUID key, UUID batchId, Finding.Kind kind, LocalDate day, String basis) {
    return audit.once(
        key,
        actor,
        () -> {
          Role role = actor.as(Role.ECONOMIST);
          Batch batch = batches.batch(actor, batchId);
          Refused.ifAny(toEnter(batch, day, basis));
          insert(actor, batch, kind, day, basis.strip());
          audit.record(
              actor,
              role,
              "FINDING_ENTERED",
              batch.ref(),
              Map.of(),
              Map.of("kind", kind.name(), "day", day.toString(), "basis", basis.strip()));
          return batch.ref();
        });
  }

  /** Another confirms it: it is booked, or the money is free again. */
  @Transactional
  public ObjectRef confirm(Actor actor, UUID key, UUID findingId) {
    return audit.once(
        key,
        actor,
        () -> {
          Role role = actor.as(Role.ECONOMIST);
          Finding finding = find(findingId);
          Batch batch = batches.batch(actor, finding.batchId());
          if (finding.enteredBy().equals(actor.personId())) {
            throw new Refused(Refusal.of("payment.refusal.own-finding"));
          }
          if (!confirm(actor, finding)) {
            throw new Conflict(batch.ref());
          }
          audit.record(
              actor,
              role,
              "FINDING_CONFIRMED",
              batch.ref(),
              Map.of(),
              Map.of("kind", finding.kind().name(), "basis", finding.basis()));
          follow(actor, batch, finding);
          return batch.ref();
        });
  }

  private void follow(Actor actor, Batch batch, Finding finding) {
    switch (finding.kind()) {
      case EXECUTED ->
          attempts.answerAll(
              actor,
              batch,
              new Attempts.Said(Outcome.EXECUTED, null, finding.day(), finding.basis(), null, true),
              Set.of());
      case MISSED ->
          jdbc.sql(
                  """
                  select id from payment.attempt
                   where batch_id = :batch and status in ('SENT', 'ACCEPTED', 'UNKNOWN')
                   order by position
                  """)
              .param("batch", batch.id())
              .query(UUID.class)
              .list()
              .forEach(id -> attempts.missed(actor, id, finding.basis()));
    }
  }

  /** What has been found of a batch, the first first. */
  @Transactional(readOnly = true)
  public List<Finding> of(Batch batch) {
    return jdbc.sql(
            """
            select * from payment.finding where batch_id = :batch and withdrawn_at is null
             order by entered_at, id
            """)
        .param("batch", batch.id())
        .query(Findings::finding)
        .list();
  }

  private List<Refusal> toEnter(Batch batch, LocalDate day, String basis) {
    List<Refusal> refusals = new ArrayList<>();
    boolean sent = batch.status() == BatchStatus.SENT || batch.status() == BatchStatus.UNKNOWN;
    if (!sent || of(batch).stream().anyMatch(one -> one.confirmedAt() == null)) {
      refusals.add(Refusal.of("payment.refusal.batch-status", batch.messageId()));
    }
    if (day.isAfter(WorkingCalendar.dayOf(clock.instant()))) {
      refusals.add(Refusal.of("payment.refusal.finding-day").at("day"));
    }
    if (basis.isBlank()) {
      refusals.add(Refusal.of("payment.refusal.basis").at("basis"));
    }
    return refusals;
  }

  private void insert(Actor actor, Batch batch, Finding.Kind kind, LocalDate day, String basis) {
    jdbc.sql(
            """
            insert into payment.finding
              (batch_id, kind, day, basis, entered_by, entered_by_name, entered_at)
            values (:batch, :kind, :day, :basis, :person, :name, :now)
            """)
        .param("batch", batch.id())
        .param("kind", kind.name())
        .param("day", day)
        .param("basis", basis)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now())
        .update();
  }

  private boolean confirm(Actor actor, Finding finding) {
    return jdbc.sql(
                """
                update payment.finding
                   set confirmed_by = :person, confirmed_by_name = :name, confirmed_at = :now
                 where id = :id and confirmed_at is null and withdrawn_at is null
                """)
            .param("person", actor.personId())
            .param("name", actor.name())
            .param("now", now())
            .param("id", finding.id())
            .update()
        == 1;
  }

  private Finding find(UUID id) {
    return jdbc.sql("select * from payment.finding where id = :id")
        .param("id", id)
        .query(Findings::finding)
        .optional()
        .orElseThrow(() -> new NotFound("finding", id));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Finding finding(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
    return new Finding(
        row.getObject("id", UUID.class),
        row.getObject("batch_id", UUID.class),
        row.getObject("attempt_id", UUID.class),
        Finding.Kind.valueOf(row.getString("kind")),
        row.getObject("day", LocalDate.class),
        row.getString("basis"),
        row.getObject("entered_by", UUID.class),
        row.getString("entered_by_name"),
        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
        row.getString("confirmed_by_name"),
        confirmed == null ? null : confirmed.toInstant());
  }
}
