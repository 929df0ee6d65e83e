package se.statsbidrag.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

@Repository
class BatchStore {

  /** Who has had which part in payments, in how many, and the first of their recipients. */
  private static final String HANDS =
      """
      select h.person, h.part, count(*) as number,
             array_to_string(
               (array_agg(x.recipient_name order by x.position))[1\\:5], ', ') as names
        from (
      """;

  private static final String IN_THEM =
      """
             ) x
        left join requisition.account a on a.id = x.account_id
       cross join lateral (values (x.decided_by, 'DECIDED'), (a.given_by, 'GAVE'),
                                  (a.checked_by, 'CHECKED')) as h (person, part)
       where h.person is not null
       group by h.person, h.part order by h.person, h.part desc
      """;

  private static final String OF_BATCH =
      """
      select p.decided_by, p.recipient_name, t.account_id, t.position
        from payment.attempt t join payment.payment p on p.id = t.payment_id
       where t.batch_id = :id
      """;

  private static final String OF_WAITING =
      """
      select w.decided_by, w.recipient_name, w.account_id,
             row_number() over (order by w.due, w.id) as position
        from payment.waiting w
       where w.agency_id = :agency and w.year = :year and w.due <= :until and w.status = 'DUE'
         and w.hindrance is null and (cast(:only as uuid) is null or w.id = :only)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Clock systemClock;

  BatchStore(JdbcClient jdbc, Clock clock, @Qualifier("systemClock") Clock systemClock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.systemClock = systemClock;
  }

  UUID insert(Actor actor, String messageId, LocalDate day, Batch.Way way, String fileName) {
    return jdbc.sql(
            """
            insert into payment.batch
              (agency_id, message_id, year, execution_day, way, file_name, payments, sum_ore,
               status, proposed_by, proposed_by_name, proposed_at)
            values (:agency, :message, :year, :day, :way, :file, 0, 0, 'DRAFT',
                    :person, :name, :now)
            returning id
            """)
        .param("agency", actor.agencyId())
        .param("message", messageId)
        .param("year", day.getYear())
        .param("day", day)
        .param("way", way.name())
        .param("file", fileName)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now())
        .query(UUID.class)
        .single();
  }

  void freeze(UUID id, BatchFiles.Frozen file) {
    jdbc.sql(
            """
            update payment.batch
               set status = 'PROPOSED', file_sha256 = :sha256, file_size = :size,
                   payments = (select count(*) from payment.attempt where batch_id = :id),
                   sum_ore = (select sum(amount_ore) from payment.attempt where batch_id = :id)
             where id = :id and status = 'DRAFT'
            """)
        .param("sha256", file.sha256())
        .param("size", file.size())
        .param("id", id)
        .update();
  }

  Optional<Batch> batch(UUID agency, UUID id) {
    return jdbc.sql("select * from payment.batch where id = :id and agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(BatchStore::batch)
        .optional();
  }

  /** The batch, locked until the transaction ends. */
  Optional<Batch> locked(UUID id) {
    return jdbc.sql("select * from payment.batch where id = :id for no key update")
        .param("id", id)
        .query(BatchStore::batch)
        .optional();
  }

  Optional<Batch> byMessage(UUID agency, String messageId) {
    return jdbc.sql(
            "select * from payment.batch where message_id = :message and agency_id = :agency")
        .param("message", messageId)
        .param("agency", agency)
        .query(BatchStore::batch)
        .optional();
  }

  List<Batch> list(UUID agency, long offset, int limit) {
    return jdbc.sql(
            """
            select * from payment.batch where agency_id = :agency
             order by proposed_at desc, id desc offset :offset limit :limit
            """)
        .param("agency", agency)
        .param("offset", offset)
        .param("limit", limit)
        .query(BatchStore::batch)
        .list();
  }

  long count(UUID agency) {
    return jdbc.sql("select count(*) from payment.batch where agency_id = :agency")
        .param("agency", agency)
        .query(Long.class)
        .single();
  }

  List<Batch> standing(UUID agency, BatchStatus status, int limit) {
    return jdbc.sql(
            """
            select * from payment.batch where agency_id = :agency and status = :status
             order by proposed_at, id limit :limit
            """)
        .param("agency", agency)
        .param("status", status.name())
        .param("limit", limit)
        .query(BatchStore::batch)
        .list();
  }

  /** Whoever has decided an award, or given or checked an account in the batch. */
  List<Batches.Hand> hands(UUID id) {
    return jdbc.sql(HANDS + OF_BATCH + IN_THEM).param("id", id).query(BatchStore::hand).list();
  }

  /** The same for what would be in a batch. */
  List<Batches.Hand> hands(UUID agency, int year, LocalDate until, @Nullable UUID only) {
    return jdbc.sql(HANDS + OF_WAITING + IN_THEM)
        .param("agency", agency)
        .param("year", year)
        .param("until", until)
        .param("only", only)
        .query(BatchStore::hand)
        .list();
  }

  private static Batches.Hand hand(ResultSet row, int number) throws SQLException {
    return new Batches.Hand(
        row.getObject("person", UUID.class),
        Batches.Part.valueOf(row.getString("part")),
        row.getLong("number"),
        row.getString("names"));
  }

  boolean attest(UUID id, Actor actor) {
    return jdbc.sql(
                """
                update payment.batch
                   set status = 'ATTESTED', attested_by = :person, attested_by_name = :name,
                       attested_at = :now, next_try = :machine
                 where id = :id and status = 'PROPOSED'
                """)
            .param("person", actor.personId())
            .param("name", actor.name())
            .param("now", now())
            .param("machine", machine())
            .param("id", id)
            .update()
        == 1;
  }

  /** Moves it, if it still stands there; the reason stays where none is given. */
  boolean move(UUID id, BatchStatus from, BatchStatus to, @Nullable String reason) {
    return jdbc.sql(
                """
                update payment.batch
                   set status = :to, reason = coalesce(:reason, reason),
                       sent_at = case when :to = 'SENT' then :now else sent_at end,
                       closed_at = case when :to = 'CLOSED' then :now else closed_at end
                 where id = :id and status = :from
                """)
            .param("to", to.name())
            .param("reason", reason)
            .param("now", now())
            .param("id", id)
            .param("from", from.name())
            .update()
        == 1;
  }

  /** One that is due to be sent, locked until the transaction ends and skipped by other nodes. */
  Optional<Batch> due() {
    return jdbc.sql(
            """
            select * from payment.batch
             where status = 'ATTESTED' and way = 'BANK' and next_try <= :machine
             order by next_try limit 1 for no key update skip locked
            """)
        .param("machine", machine())
        .query(BatchStore::batch)
        .optional();
  }

  /** A try begins: from now on it may have arrived. */
  void begin(UUID id, Duration untilNext) {
    jdbc.sql(
            """
            update payment.batch
               set begun_at = coalesce(begun_at, :now), tries = tries + 1, next_try = :next
             where id = :id
            """)
        .param("now", now())
        .param("next", machine().plus(untilNext))
        .param("id", id)
        .update();
  }

  /** Something stands in the way; it is looked at again later. */
  void later(UUID id, Duration pause) {
    jdbc.sql("update payment.batch set next_try = :next where id = :id")
        .param("next", machine().plus(pause))
        .param("id", id)
        .update();
  }

  /** How many of its payments have no final answer. */
  long open(UUID id) {
    return jdbc.sql(
            """
            select count(*) from payment.attempt
             where batch_id = :id
               and status in ('PROPOSED', 'ORDERED', 'SENT', 'ACCEPTED', 'UNKNOWN')
            """)
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime machine() {
    return systemClock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Batch batch(ResultSet row, int number) throws SQLException {
    return new Batch(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getString("message_id"),
        row.getInt("year"),
        row.getObject("execution_day", LocalDate.class),
        Batch.Way.valueOf(row.getString("way")),
        row.getString("file_name"),
        row.getInt("payments"),
        new Money(row.getLong("sum_ore")),
        Objects.requireNonNullElse(row.getString("file_sha256"), ""),
        row.getLong("file_size"),
        BatchStatus.valueOf(row.getString("status")),
        row.getString("reason"),
        row.getObject("proposed_by", UUID.class),
        row.getString("proposed_by_name"),
        Objects.requireNonNull(moment(row, "proposed_at")),
        row.getObject("attested_by", UUID.class),
        row.getString("attested_by_name"),
        moment(row, "attested_at"),
        moment(row, "begun_at"),
        row.getInt("tries"),
        moment(row, "sent_at"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
