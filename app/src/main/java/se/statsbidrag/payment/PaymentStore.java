package se.statsbidrag.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Instalment;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.Payments.Asked;
import se.statsbidrag.payment.Payments.Count;
import se.statsbidrag.payment.Payments.Waiting;

@Repository
class PaymentStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  PaymentStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(Award award, Instalment part, String grant, Asked asked) {
    jdbc.sql(
            """
            insert into payment.payment
              (agency_id, award_id, position, amount_ore, due, binding, year, award_pot, line_pot,
               organisation_id, recipient_kind, recipient_name, round_id, requisition_id, case_id,
               case_number, grant_name, reference, asked_kind, asked_number, asked_at,
               promised_from, decided_at, decided_by, decided_by_name, status_at)
            values
              (:agency, :award, :position, :ore, :due, :binding, :year, :pot, :linePot,
               :organisation, :kind, :name, :round, :requisition, :case,
               :caseNumber, :grant, :reference, :askedKind, :askedNumber, :askedAt,
               :from, :decidedAt, :decidedBy, :decidedByName, :now)
            """)
        .params(of(award))
        .param("position", part.position())
        .param("ore", part.amount().ore())
        .param("due", part.due())
        .param("grant", grant)
        .param("reference", asked.reference())
        .param("askedKind", asked.account() == null ? null : asked.account().kind().name())
        .param("askedNumber", asked.account() == null ? null : asked.account().number())
        .param("askedAt", asked.account() == null ? null : asked.at().atOffset(ZoneOffset.UTC))
        .param("from", asked.from().atOffset(ZoneOffset.UTC))
        .param("now", now())
        .update();
  }

  private static Map<String, @Nullable Object> of(Award award) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("agency", award.agencyId());
    columns.put("award", award.id());
    columns.put("binding", award.binding());
    columns.put("year", award.year().year());
    columns.put("pot", award.pot());
    columns.put("linePot", award.linePot());
    columns.put("organisation", award.organisationId());
    columns.put("kind", award.recipientKind());
    columns.put("name", award.recipientName());
    columns.put("round", award.roundId());
    columns.put("requisition", award.requisitionId());
    columns.put("case", award.caseId());
    columns.put("caseNumber", award.caseNumber());
    columns.put("decidedAt", award.decidedAt().atOffset(ZoneOffset.UTC));
    columns.put("decidedBy", award.decidedBy());
    columns.put("decidedByName", award.decidedByName());
    return columns;
  }

  Optional<Payment> payment(UUID id) {
    return jdbc.sql("select * from payment.payment where id = :id")
        .param("id", id)
        .query(PaymentStore::payment)
        .optional();
  }

  /** The payment, locked until the transaction ends. */
  Optional<Payment> locked(UUID id) {
    return jdbc.sql("select * from payment.payment where id = :id for no key update")
        .param("id", id)
        .query(PaymentStore::payment)
        .optional();
  }

  List<Payment> ofAward(UUID award) {
    return jdbc.sql("select * from payment.payment where award_id = :award order by position")
        .param("award", award)
        .query(PaymentStore::payment)
        .list();
  }

  List<Payment> ofOrganisation(UUID organisation, int limit) {
    return jdbc.sql(
            """
            select * from payment.payment where organisation_id = :organisation
             order by id desc limit :limit
            """)
        .param("organisation", organisation)
        .param("limit", limit)
        .query(PaymentStore::payment)
        .list();
  }

  List<Payment> list(UUID agency, PaymentStatus status, long offset, int limit) {
    return jdbc.sql(
            """
            select * from payment.payment where agency_id = :agency and status = :status
             order by due, id offset :offset limit :limit
            """)
        .param("agency", agency)
        .param("status", status.name())
        .param("offset", offset)
        .param("limit", limit)
        .query(PaymentStore::payment)
        .list();
  }

  /** How many stand where, with their sum, and how many of them are late today. */
  Map<PaymentStatus, Count> counts(UUID agency, LocalDate today) {
    return jdbc.sql(
            """
            select status, count(*) as number, sum(amount_ore)::bigint as ore,
                   count(*) filter (where due < coalesce(paid_day, :today)) as late
              from payment.payment where agency_id = :agency group by status
            """)
        .param("agency", agency)
        .param("today", today)
        .query(rows -> {
          Map<PaymentStatus, Count> counts = new LinkedHashMap<>();
          while (rows.next()) {
            counts.put(
                PaymentStatus.valueOf(rows.getString("status")),
                new Count(
                    rows.getLong("number"), new Money(rows.getLong("ore")), rows.getLong("late")));
          }
          return counts;
        });
  }

  /** What waits and falls due until a day, with its account and what hinders it. */
  List<Waiting> waiting(
      UUID agency, int year, LocalDate until, boolean hindered, long offset, int limit) {
    return jdbc.sql(
            """
            select * from payment.waiting
             where agency_id = :agency and status in ('DUE', 'HELD') and due <= :until
               and (hindrance is not null or year <> :year) = :hindered
             order by due, id offset :offset limit :limit
            """)
        .param("agency", agency)
        .param("year", year)
        .param("until", until)
        .param("hindered", hindered)
        .param("offset", offset)
        .param("limit", limit)
        .query((row, n) -> waiting(row, year))
        .list();
  }

  /** The same for one payment. */
  Optional<Waiting> waiting(UUID id, int year) {
    return jdbc.sql("select * from payment.waiting where id = :id")
        .param("id", id)
        .query((row, n) -> waiting(row, year))
        .optional();
  }

  /** What hinders the account of one payment, held or not; empty where nothing does. */
  Optional<String> accountHindrance(UUID id) {
    return jdbc.sql(
            """
            select account_hindrance from payment.waiting
             where id = :id and account_hindrance is not null
            """)
        .param("id", id)
        .query(String.class)
        .optional();
  }

  Count countWaiting(UUID agency, int year, LocalDate until, boolean hindered) {
    return jdbc.sql(
            """
            select count(*) as number, coalesce(sum(amount_ore), 0)::bigint as ore
              from payment.waiting
             where agency_id = :agency and status in ('DUE', 'HELD') and due <= :until
               and (hindrance is not null or year <> :year) = :hindered
            """)
        .param("agency", agency)
        .param("year", year)
        .param("until", until)
        .param("hindered", hindered)
        .query((row, n) -> new Count(row.getLong("number"), new Money(row.getLong("ore")), 0))
        .single();
  }

  /** Moves one, if it still stands there. */
  boolean move(
      UUID id,
      PaymentStatus from,
      PaymentStatus to,
      Payment.@Nullable Hold hold,
      @Nullable LocalDate paidDay) {
    return jdbc.sql(
                """
                update payment.payment
                   set status = :to, status_at = :now, hold_kind = :kind, hold_reason = :reason,
                       paid_day = :paid
                 where id = :id and status = :from
                """)
            .param("to", to.name())
            .param("now", now())
            .param("kind", hold == null ? null : hold.kind().name())
            .param("reason", hold == null ? null : hold.reason())
            .param("paid", paidDay)
            .param("id", id)
            .param("from", from.name())
            .update()
        == 1;
  }

  /** Moves all payments of a batch at once; says how many. */
  int moveAll(UUID batch, PaymentStatus from, PaymentStatus to) {
    return jdbc.sql(
            """
            update payment.payment p set status = :to, status_at = :now
              from payment.attempt t
             where t.payment_id = p.id and t.batch_id = :batch and p.status = :from
            """)
        .param("to", to.name())
        .param("now", now())
        .param("batch", batch)
        .param("from", from.name())
        .update();
  }

  /** From now on it goes only to an account that is checked after this. */
  void checkAgain(UUID id) {
    jdbc.sql("update payment.payment set checked_after = :now where id = :id")
        .param("now", now())
        .param("id", id)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Waiting waiting(ResultSet row, int year) throws SQLException {
    @Nullable String hindrance = row.getString("hindrance");
    boolean otherYear = row.getInt("year") != year;
    @Nullable String kind = row.getString("account_kind");
    return new Waiting(
        payment(row, 0),
        kind == null ? null : Payments.written(kind, row.getString("account_number")),
        row.getObject("account_id", UUID.class),
        hindrance == null && otherYear ? "OTHER_YEAR" : hindrance);
  }

  static Payment payment(ResultSet row, int number) throws SQLException {
    @Nullable String hold = row.getString("hold_kind");
    return new Payment(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getObject("award_id", UUID.class),
        row.getInt("position"),
        new Money(row.getLong("amount_ore")),
        row.getObject("due", LocalDate.class),
        row.getBoolean("binding"),
        new BudgetYear(row.getInt("year")),
        row.getObject("award_pot", UUID.class),
        row.getObject("line_pot", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getString("recipient_kind"),
        row.getString("recipient_name"),
        row.getObject("round_id", UUID.class),
        row.getObject("requisition_id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("case_number"),
        row.getString("grant_name"),
        row.getString("reference"),
        row.getObject("promised_from", OffsetDateTime.class).toInstant(),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getString("decided_by_name"),
        PaymentStatus.valueOf(row.getString("status")),
        row.getObject("status_at", OffsetDateTime.class).toInstant(),
        hold == null
            ? null
            : new Payment.Hold(
                Payment.HoldKind.valueOf(hold),
                Objects.requireNonNull(row.getString("hold_reason"))),
        row.getObject("paid_day", LocalDate.class));
  }
}
