package se.statsbidrag.payment.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.bank.BankAnswer;
import se.statsbidrag.payment.bank.BankLine;

@Repository
class AnswerStore {

  private static final int MOST_LINES = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;

  AnswerStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps an answer; nothing where one with its number is kept. */
  boolean insert(Actor actor, BankAnswer answer, String fileName, byte[] content, String sha256) {
    return jdbc.sql(
                """
                insert into payment.answer
                  (agency_id, kind, answer_id, message_id, sha256, file_name, content,
                   received_at, received_by, received_by_name)
                values (:agency, :kind, :number, :message, :sha256, :file, :content,
                        :now, :person, :name)
                on conflict (agency_id, kind, answer_id) do nothing
                """)
            .param("agency", actor.agencyId())
            .param("kind", answer.kind().name())
            .param("number", answer.id())
            .param("message", answer.messageId())
            .param("sha256", sha256)
            .param("file", fileName)
            .param("content", content)
            .param("now", now())
            .param("person", actor.personId())
            .param("name", actor.name())
            .update()
        == 1;
  }

  Answer numbered(UUID agency, BankAnswer answer) {
    return jdbc.sql(
            """
            select * from payment.answer
             where agency_id = :agency and kind = :kind and answer_id = :number
            """)
        .param("agency", agency)
        .param("kind", answer.kind().name())
        .param("number", answer.id())
        .query((row, n) -> answer(row, List.of()))
        .single();
  }

  Optional<Answer> answer(UUID agency, UUID id) {
    return jdbc.sql("select * from payment.answer where agency_id = :agency and id = :id")
        .param("agency", agency)
        .param("id", id)
        .query((row, n) -> answer(row, lines(id)))
        .optional();
  }

  List<Answer> list(UUID agency, long offset, int limit) {
    return jdbc.sql(
            """
            select * from payment.answer where agency_id = :agency
             order by received_at desc, id desc offset :offset limit :limit
            """)
        .param("agency", agency)
        .param("offset", offset)
        .param("limit", limit)
        .query((row, n) -> answer(row, List.of()))
        .list();
  }

  long count(UUID agency) {
    return jdbc.sql("select count(*) from payment.answer where agency_id = :agency")
        .param("agency", agency)
        .query(Long.class)
        .single();
  }

  byte[] content(UUID id) {
    return jdbc.sql("select content from payment.answer where id = :id")
        .param("id", id)
        .query((row, n) -> row.getBytes("content"))
        .single();
  }

  /** Those that somebody began to take in and nobody has finished. */
  List<Answer> begun(int limit) {
    return jdbc.sql("select * from payment.answer where done_at is null order by id limit :limit")
        .param("limit", limit)
        .query((row, n) -> answer(row, List.of()))
        .list();
  }

  /** Locks an answer until the transaction ends; false where all of it has been taken in. */
  boolean lock(UUID id) {
    return jdbc.sql("select done_at is null from payment.answer where id = :id for no key update")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  Set<String> taken(UUID id) {
    return Set.copyOf(
        jdbc.sql("select line_id from payment.answer_line where answer_id = :id")
            .param("id", id)
            .query(String.class)
            .list());
  }

  void insert(
      UUID answer, BankLine line, @Nullable UUID attempt, @Nullable UUID batch, String result) {
    jdbc.sql(
            """
            insert into payment.answer_line
              (answer_id, line_id, end_to_end, attempt_id, batch_id, outcome, reason, amount_ore,
               day, bank_reference, result)
            values (:answer, :line, :name, :attempt, :batch, :outcome, :reason, :ore,
                    :day, :reference, :result)
            """)
        .param("answer", answer)
        .param("line", Integer.toString(line.position()))
        .param("name", line.endToEndId())
        .param("attempt", attempt)
        .param("batch", batch)
        .param("outcome", line.outcome().name())
        .param("reason", line.reason())
        .param("ore", line.amount() == null ? null : line.amount().ore())
        .param("day", line.day())
        .param("reference", line.bankReference())
        .param("result", result)
        .update();
  }

  void done(UUID id) {
    jdbc.sql("update payment.answer set done_at = :now where id = :id and done_at is null")
        .param("now", now())
        .param("id", id)
        .update();
  }

  /** Whose an order or a payment is. */
  Optional<UUID> agency(@Nullable String message, @Nullable String endToEnd) {
    return jdbc.sql(
            """
            select b.agency_id from payment.batch b
             where b.message_id = :message
                or b.id = (select batch_id from payment.attempt where end_to_end = :name)
             limit 1
            """)
        .param("message", message)
        .param("name", endToEnd)
        .query(UUID.class)
        .optional();
  }

  /** The agency that last proposed a batch. */
  Optional<UUID> lastAgency() {
    return jdbc.sql("select agency_id from payment.batch order by proposed_at desc limit 1")
        .query(UUID.class)
        .optional();
  }

  /** What the bank has said of a payment, the first answer first. */
  List<Said> of(UUID payment) {
    return jdbc.sql(
            """
            select l.*, a.kind, a.answer_id as number, a.received_at, t.payment_id,
                   null::text as recipient_name
              from payment.answer_line l
              join payment.answer a on a.id = l.answer_id
              join payment.attempt t on t.id = l.attempt_id
             where t.payment_id = :payment order by a.received_at, l.line_id
            """)
        .param("payment", payment)
        .query((row, n) ->
            new Said(
                row.getObject("answer_id", UUID.class),
                row.getString("kind"),
                row.getString("number"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                line(row)))
        .list();
  }

  /** A line with the answer that it stands in. */
  record Said(UUID answerId, String kind, String number, Instant receivedAt, Answer.Line line) {}

  private List<Answer.Line> lines(UUID id) {
    return jdbc.sql(
            """
            select l.*, t.payment_id, p.recipient_name
              from payment.answer_line l
              left join payment.attempt t on t.id = l.attempt_id
              left join payment.payment p on p.id = t.payment_id
             where l.answer_id = :id
             order by l.result = 'APPLIED', l.line_id::int limit :limit
            """)
        .param("id", id)
        .param("limit", MOST_LINES)
        .query((row, n) -> line(row))
        .list();
  }

  private static Answer.Line line(ResultSet row) throws SQLException {
    long ore = row.getLong("amount_ore");
    @Nullable Money amount = row.wasNull() ? null : new Money(ore);
    return new Answer.Line(
        row.getString("line_id"),
        row.getString("end_to_end"),
        row.getObject("payment_id", UUID.class),
        row.getObject("batch_id", UUID.class),
        row.getString("recipient_name"),
        row.getString("outcome"),
        row.getString("reason"),
        amount,
        row.getObject("day", LocalDate.class),
        row.getString("result"));
  }

  private static Answer answer(ResultSet row, List<Answer.Line> lines) throws SQLException {
    return new Answer(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getString("kind"),
        row.getString("answer_id"),
        row.getString("sha256"),
        row.getString("file_name"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("received_by_name"),
        row.getObject("done_at") != null,
        lines);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
