package se.statsbidrag.accounting.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

/** Makes vouchers, set by set, and knows the batches. */
@Repository
class VoucherStore {

  /** The movement of a plan that a transfer is: the first that fits. */
  private static final String MOVEMENT =
      """
       left join lateral (
         select m.position, m.omit
           from jsonb_to_recordset(:movements::jsonb) as m
                (position integer, "from" text, "to" text, code text, counterparty text, omit text)
          where m."from" = p.from_kind and m."to" = p.to_kind
            and coalesce(m.code, p.code) = p.code
            and coalesce(m.counterparty, kind.code) = kind.code
          order by m.position limit 1) own on true
      """;

  /** Postings, each with the movement that it is and the counterparty's kind. */
  private static final String POSTINGS =
      """
        from accounting.posting p
        cross join lateral (
          select case when jsonb_exists(:state::jsonb, coalesce(p.recipient_kind, ''))
                      then 'STATE' else 'OTHER' end as code) kind
      """
          + MOVEMENT;

  private static final String WAITING =
      """
       where p.agency_id = :agency
         and not exists (select from accounting.voucher v where v.transfer_id = p.id)
      """;

  private static final String BATCHES =
      """
      select b.*, sie.sha256 as sie, csv.sha256 as csv
        from accounting.voucher_batch b
        left join accounting.voucher_file sie on sie.batch_id = b.id and sie.format = 'SIE'
        left join accounting.voucher_file csv on csv.batch_id = b.id and csv.format = 'CSV'
       where b.agency_id = :agency
      """;

  /** A month's transfers that have no voucher. */
  record Waiting(YearMonth month, long transfers, Money sum) {}

  /** Transfers that the plan says nothing of. */
  record Unplanned(String from, String to, String code, long transfers) {}

  /** A plan as the statements read it. */
  record Plan(String movements, String entries, String state) {}

  /**
   * A batch that has been numbered.
   *
   * @param previous the number that it follows, or nought
   */
  record Made(
      UUID id,
      LocalDate first,
      LocalDate last,
      int previous,
      int count,
      String program,
      OffsetDateTime at) {}

  private final JdbcClient jdbc;
  private final AccountPlans plans;

  VoucherStore(JdbcClient jdbc, AccountPlans plans) {
    this.jdbc = jdbc;
    this.plans = plans;
  }

  /** What is to be booked and has no voucher, by month. */
  List<Waiting> waiting(UUID agency, Plan plan) {
    return jdbc.sql(
            "select date_trunc('month', p.value_day)::date as month, count(*) as transfers,"
                + " sum(p.amount_ore)::bigint as ore"
                + POSTINGS
                + WAITING
                + " and own.position is not null and own.omit is null"
                + " group by 1 order by 1")
        .param("movements", plan.movements())
        .param("state", plan.state())
        .param("agency", agency)
        .query((row, n) ->
            new Waiting(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getLong("transfers"),
                new Money(row.getLong("ore"))))
        .list();
  }

  /** What the plan does not say how to book. */
  List<Unplanned> unplanned(UUID agency, Plan plan) {
    return jdbc.sql(
            "select p.from_kind, p.to_kind, p.code, count(*) as transfers"
                + POSTINGS
                + WAITING
                + " and own.position is null group by 1, 2, 3 order by 1, 2, 3")
        .param("movements", plan.movements())
        .param("state", plan.state())
        .param("agency", agency)
        .query((row, n) ->
            new Unplanned(
                row.getString("from_kind"),
                row.getString("to_kind"),
                row.getString("code"),
                row.getLong("transfers")))
        .list();
  }

  /** One at a time at an agency; then the last number that is used, or nought. */
  int last(UUID agency, String series, int year) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('voucher ' || :agency, 0))")
        .param("agency", agency.toString())
        .query()
        .singleRow();
    return jdbc.sql(
            """
            select coalesce(max(last_number), 0) from accounting.voucher_batch
             where agency_id = :agency and series = :series and year = :year
            """)
        .param("agency", agency)
        .param("series", series)
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  /** Numbers what waits between two days, by the day it happened; says how many there were. */
  int number(UUID batch, UUID agency, Plan plan, LocalDate first, LocalDate last, int previous) {
    return jdbc.sql(
            "insert into accounting.voucher (batch_id, number, transfer_id, day, text, document)"
                + " select :batch, :previous + row_number()"
                + " over (order by p.value_day, p.sequence),"
                + " p.id, p.value_day, p.text, p.document"
                + POSTINGS
                + WAITING
                + " and own.position is not null and own.omit is null"
                + " and p.value_day between :first and :last")
        .param("batch", batch)
        .param("previous", previous)
        .param("movements", plan.movements())
        .param("state", plan.state())
        .param("agency", agency)
        .param("first", first)
        .param("last", last)
        .update();
  }

  /** Writes the lines of a batch's vouchers, by the plan. */
  void lines(UUID batch, Plan plan) {
    jdbc.sql(
            """
            insert into accounting.voucher_line
              (batch_id, number, position, account, amount_ore, item, line, counterparty,
               counterparty_kind)
            select v.batch_id, v.number, e.position, e.account,
                   case e.side when 'DEBIT' then p.amount_ore else -p.amount_ore end,
                   case when e.item then p.item end, case when e.line then p.line end,
                   case when e.counterparty then p.counterparty end,
                   case when e.kind and p.counterparty is not null then kind.code end
            """
                + POSTINGS
                + """
                  join accounting.voucher v on v.transfer_id = p.id
                  join jsonb_to_recordset(:entries::jsonb) as e
                       (movement integer, position integer, account text, side text, item boolean,
                        line boolean, counterparty boolean, kind boolean)
                    on e.movement = own.position
                 where v.batch_id = :batch
                """)
        .param("movements", plan.movements())
        .param("state", plan.state())
        .param("entries", plan.entries())
        .param("batch", batch)
        .update();
  }

  /** Keeps what items, lines and counterparties are called now. */
  void names(UUID batch, String state, String other) {
    jdbc.sql(
            """
            insert into accounting.voucher_object (batch_id, dimension, code, name)
            select distinct on (o.dimension, o.code) :batch, o.dimension, o.code, o.name
              from accounting.voucher v
              join accounting.voucher_line l using (batch_id, number)
              join accounting.posting p on p.id = v.transfer_id
              cross join lateral (values
                ('ITEM', l.item, p.item_name), ('LINE', l.line, p.line_name),
                ('COUNTERPARTY', l.counterparty, p.recipient_name),
                ('COUNTERPARTY_KIND', l.counterparty_kind,
                 case l.counterparty_kind when 'STATE' then :state else :other end))
                as o (dimension, code, name)
             where v.batch_id = :batch and o.code is not null
             order by o.dimension, o.code, p.sequence desc
            """)
        .param("batch", batch)
        .param("state", state)
        .param("other", other)
        .update();
  }

  /** Keeps the batch itself, with the sum of what its vouchers debit. */
  void insert(Made made, Actor actor, AccountPlan plan) {
    jdbc.sql(
            """
            insert into accounting.voucher_batch
              (id, agency_id, agency_name, organisation_number, series, year, first_day, last_day,
               previous_number, first_number, last_number, sum_ore, plan, program, made_at, made_by,
               made_by_name)
            select :id, o.id, o.name, o.organisation_number, :series, :year,
                   least(:first, (select min(day) from accounting.voucher where batch_id = :id)),
                   :last,
                   nullif(:previous, 0), :previous + 1, :previous + :count,
                   (select sum(amount_ore) from accounting.voucher_line
                     where batch_id = :id and amount_ore > 0),
                   :plan::jsonb, :program, :now, :person, :name
              from recipient.organisation o where o.id = :agency
            """)
        .param("id", made.id())
        .param("agency", actor.agencyId())
        .param("series", plan.series())
        .param("year", made.first().getYear())
        .param("first", made.first())
        .param("last", made.last())
        .param("previous", made.previous())
        .param("count", made.count())
        .param("plan", plans.written(plan))
        .param("program", made.program())
        .param("now", made.at())
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  /** Closes the batch with the digest of one of its files. */
  void file(UUID batch, VoucherFile format, String sha256, long bytes) {
    jdbc.sql(
            """
            insert into accounting.voucher_file (batch_id, format, sha256, bytes)
            values (:batch, :format, :sha256, :bytes)
            """)
        .param("batch", batch)
        .param("format", format.name())
        .param("sha256", sha256)
        .param("bytes", bytes)
        .update();
  }

  /** An agency's batches, the latest first. */
  List<VoucherBatch> batches(UUID agency, int limit, long offset) {
    return jdbc.sql(BATCHES + " order by b.made_at desc, b.id desc limit :limit offset :offset")
        .param("agency", agency)
        .param("limit", limit)
        .param("offset", offset)
        .query(this::batch)
        .list();
  }

  long count(UUID agency) {
    return jdbc.sql("select count(*) from accounting.voucher_batch where agency_id = :agency")
        .param("agency", agency)
        .query(Long.class)
        .single();
  }

  Optional<VoucherBatch> batch(UUID agency, UUID id) {
    return jdbc.sql(BATCHES + " and b.id = :id")
        .param("agency", agency)
        .param("id", id)
        .query(this::batch)
        .optional();
  }

  /** The vouchers of some transfers, by transfer. */
  Map<UUID, Vouchers.Ref> of(UUID agency, Collection<UUID> transfers) {
    Map<UUID, Vouchers.Ref> found = new HashMap<>();
    jdbc.sql(
            """
            select v.transfer_id, v.batch_id, b.series, v.number,
                   (v.number - b.first_number) / :size + 1 as page
              from accounting.voucher v
              join accounting.voucher_batch b on b.id = v.batch_id and b.agency_id = :agency
             where v.transfer_id in (:transfers)
            """)
        .param("size", Vouchers.SIZE)
        .param("agency", agency)
        .param("transfers", transfers)
        .query(
            (RowCallbackHandler)
                row ->
                    found.put(
                        row.getObject("transfer_id", UUID.class),
                        new Vouchers.Ref(
                            row.getObject("batch_id", UUID.class),
                            row.getString("series") + " " + row.getInt("number"),
                            row.getInt("page"))));
    return found;
  }

  private VoucherBatch batch(ResultSet row, int n) throws SQLException {
    @Nullable String sie = row.getString("sie");
    @Nullable String csv = row.getString("csv");
    return new VoucherBatch(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getString("agency_name"),
        row.getString("organisation_number"),
        row.getString("series"),
        row.getInt("year"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getInt("first_number"),
        row.getInt("last_number"),
        new Money(row.getLong("sum_ore")),
        plans.kept(row.getString("plan")),
        row.getString("program"),
        row.getObject("made_at", OffsetDateTime.class),
        row.getString("made_by_name"),
        sie,
        csv);
  }
}
