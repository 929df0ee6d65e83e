package se.statsbidrag.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.Giro;
import se.statsbidrag.payment.bank.PaymentText;

@Repository
class AttemptStore {

  private static final int AT_A_TIME = 1000;

  private static final String ATTEMPT =
      """
      select t.*, p.recipient_name, p.case_number
        from payment.attempt t join payment.payment p on p.id = t.payment_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  AttemptStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A line for everything of the year that is due until a day and has nothing against it. */
  int insert(UUID batch, UUID agency, int year, LocalDate until, Set<UUID> only) {
    jdbc.sql(
            """
            insert into payment.attempt
              (batch_id, payment_id, position, year, amount_ore, end_to_end, account_id,
               account_kind, account_number, status, status_at)
            select :batch, w.id, row_number() over (order by w.due, w.id), w.year, w.amount_ore,
                   replace(uuidv7()::text, '-', ''), w.account_id, w.account_kind,
                   w.account_number, 'PROPOSED', :now
              from payment.waiting w
             where w.agency_id = :agency and w.year = :year and w.due <= :until
               and w.status = 'DUE' and w.hindrance is null
               and (:all or w.id = any (:only))
            """)
        .param("all", only.isEmpty())
        .param("only", only.toArray(UUID[]::new))
        .param("batch", batch)
        .param("agency", agency)
        .param("year", year)
        .param("until", until)
        .param("now", now())
        .update();
    return jdbc.sql(
            """
            update payment.payment p set status = 'PROPOSED', status_at = :now
              from payment.attempt t
             where t.batch_id = :batch and p.id = t.payment_id and p.status = 'DUE'
            """)
        .param("batch", batch)
        .param("now", now())
        .update();
  }

  Money sum(UUID batch) {
    return jdbc.sql(
            "select coalesce(sum(amount_ore), 0)::bigint from payment.attempt where batch_id = :id")
        .param("id", batch)
        .query((row, n) -> new Money(row.getLong(1)))
        .single();
  }

  /** The lines as the bank wants them, read one by one; the caller closes the stream. */
  Stream<Credit> credits(UUID batch) {
    return jdbc
        .sql(
            """
            select t.end_to_end, t.amount_ore - p.set_off_ore as ore, p.recipient_name,
                   o.organisation_number, t.account_kind, t.account_number,
                   p.grant_name, p.case_number, p.reference
              from payment.attempt t
              join payment.payment p on p.id = t.payment_id
              join recipient.organisation o on o.id = p.organisation_id
             where t.batch_id = :batch order by t.position
            """)
        .withFetchSize(AT_A_TIME)
        .param("batch", batch)
        .query((row, n) ->
            new Credit(
                row.getString("end_to_end"),
                new Money(row.getLong("ore")),
                row.getString("recipient_name"),
                row.getString("organisation_number"),
                null,
                new Giro(
                    Giro.Kind.valueOf(row.getString("account_kind")),
                    row.getString("account_number")),
                PaymentText.of(
                    row.getString("grant_name"),
                    row.getString("case_number"),
                    row.getString("reference")),
                null))
        .stream();
  }

  List<Attempt> ofBatch(UUID batch, long offset, int limit) {
    return jdbc.sql(
            ATTEMPT + " where t.batch_id = :batch order by t.position offset :offset limit :limit")
        .param("batch", batch)
        .param("offset", offset)
        .param("limit", limit)
        .query(AttemptStore::attempt)
        .list();
  }

  /** Those of a batch that still stand somewhere, in order, after a position. */
  List<UUID> standing(UUID batch, int limit, AttemptStatus... where) {
    return jdbc.sql(
            """
            select id from payment.attempt where batch_id = :batch and status = any(:where)
             order by position limit :limit
            """)
        .param("batch", batch)
        .param("where", Stream.of(where).map(Enum::name).toArray(String[]::new))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  List<Attempt> ofPayment(UUID payment) {
    return jdbc.sql(ATTEMPT + " where t.payment_id = :payment order by t.id")
        .param("payment", payment)
        .query(AttemptStore::attempt)
        .list();
  }

  Optional<Attempt> attempt(UUID id) {
    return jdbc.sql(ATTEMPT + " where t.id = :id")
        .param("id", id)
        .query(AttemptStore::attempt)
        .optional();
  }

  /** The one with the bank's name of it. */
  Optional<UUID> named(UUID agency, String endToEnd) {
    return jdbc.sql(
            """
            select t.id from payment.attempt t join payment.batch b on b.id = t.batch_id
             where t.end_to_end = :name and b.agency_id = :agency
            """)
        .param("name", endToEnd)
        .param("agency", agency)
        .query(UUID.class)
        .optional();
  }

  /** The one, locked with its payment until the transaction ends. */
  Optional<Attempt> locked(UUID id) {
    return jdbc.sql(ATTEMPT + " where t.id = :id for no key update of t, p")
        .param("id", id)
        .query(AttemptStore::attempt)
        .optional();
  }

  /** Who in a batch has another account now, or one that is not checked any more. */
  List<String> changed(UUID batch) {
    return jdbc.sql(
            """
            select p.recipient_name
              from payment.attempt t
              join payment.payment p on p.id = t.payment_id
              left join payment.waiting w on w.id = t.payment_id
             where t.batch_id = :batch
               and (w.account_hindrance is not null or w.account_id is distinct from t.account_id)
             order by t.position limit 20
            """)
        .param("batch", batch)
        .query(String.class)
        .list();
  }

  /** Moves all that stand somewhere in a batch at once. */
  int moveAll(UUID batch, AttemptStatus from, AttemptStatus to, @Nullable String reason) {
    return jdbc.sql(
            """
            update payment.attempt set status = :to, status_at = :now, reason = :reason
             where batch_id = :batch and status = :from
            """)
        .param("to", to.name())
        .param("now", now())
        .param("reason", reason)
        .param("batch", batch)
        .param("from", from.name())
        .update();
  }

  /** Those of a batch whose money is promised, but not the ones with these names. */
  List<UUID> promised(UUID batch, Set<String> named) {
    return jdbc.sql(
            """
            select id from payment.attempt
             where batch_id = :batch and status in ('ORDERED', 'SENT', 'ACCEPTED', 'UNKNOWN')
               and end_to_end <> all (:named)
             order by position
            """)
        .param("batch", batch)
        .param("named", named.toArray(String[]::new))
        .query(UUID.class)
        .list();
  }

  /** Moves one that stands somewhere. */
  void move(UUID id, AttemptStatus from, AttemptStatus to, String reason) {
    jdbc.sql(
            """
            update payment.attempt set status = :to, status_at = :now, reason = :reason
             where id = :id and status = :from
            """)
        .param("to", to.name())
        .param("now", now())
        .param("reason", reason)
        .param("id", id)
        .param("from", from.name())
        .update();
  }

  /** What became of one; its days and reference stay where none is given. */
  boolean move(Attempt from, AttemptStatus to, Attempts.Said said) {
    LocalDate executed = to == AttemptStatus.EXECUTED ? said.day() : from.executedDay();
    return jdbc.sql(
                """
                update payment.attempt
                   set status = :to, status_at = :now, reason = coalesce(:reason, reason),
                       executed_day = :executed, returned_day = :returned,
                       bank_reference = coalesce(:reference, bank_reference)
                 where id = :id and status = :from
                """)
            .param("to", to.name())
            .param("now", now())
            .param("reason", said.reason().isBlank() ? null : said.reason())
            .param("executed", executed)
            .param("returned", to == AttemptStatus.RETURNED ? said.day() : null)
            .param("reference", said.reference())
            .param("id", from.id())
            .param("from", from.status().name())
            .update()
        == 1;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getObject("id", UUID.class),
        row.getObject("batch_id", UUID.class),
        row.getObject("payment_id", UUID.class),
        row.getInt("position"),
        row.getString("recipient_name"),
        row.getString("case_number"),
        new Money(row.getLong("amount_ore")),
        row.getString("end_to_end"),
        row.getObject("account_id", UUID.class),
        Payments.written(row.getString("account_kind"), row.getString("account_number")),
        AttemptStatus.valueOf(row.getString("status")),
        row.getObject("status_at", OffsetDateTime.class).toInstant(),
        row.getString("reason"),
        row.getObject("executed_day", LocalDate.class),
        row.getObject("returned_day", LocalDate.class),
        row.getString("bank_reference"));
  }
}
