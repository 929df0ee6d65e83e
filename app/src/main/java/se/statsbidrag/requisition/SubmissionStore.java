package se.statsbidrag.requisition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.requisition.accounts.Account;

/** Writes what is sent in, where it stands, and how far its paper has come. */
@Repository
class SubmissionStore {

  /** What is kept of a requisition at the moment when it is received. */
  record Receipt(
      Sent sent,
      String content,
      String sha256,
      boolean partMayShare,
      Instant receivedAt,
      Instant closesAt,
      Requisition.Channel channel,
      Requisition.Person submitted,
      Requisition.@Nullable Person first,
      @Nullable Instant firstAt,
      @Nullable String signatory,
      int version,
      @Nullable UUID replaces,
      @Nullable UUID draft) {

    /** What came at the first moment after the last day came late. */
    boolean late() {
      return !receivedAt.isBefore(closesAt);
    }
  }

  private final JdbcClient jdbc;
  private final Clock machine;

  SubmissionStore(JdbcClient jdbc, @Qualifier("systemClock") Clock machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  /** Keeps what was sent in, with its place in the case; the draft that it was is no more. */
  UUID insert(Receipt receipt, CaseFile file) {
    Map<String, @Nullable Object> values = new HashMap<>();
    place(receipt, file, values);
    content(receipt, values);
    people(receipt, values);
    return jdbc.sql(
            """
            with gone as (delete from requisition.draft where id = :draft)
            insert into requisition.requisition
              (agency_id, round_id, organisation_id, recipient_kind, recipient_name,
               recipient_code, version, replaces, case_id, case_number, choice, amount_ore,
               ceiling_ore, share, part_may_share, account_kind, account_number, own_case_number,
               content, sha256, channel, received_at, closes_at, late, submitted_by,
               submitted_by_name, submitted_role, assurance, first_by, first_by_name, first_role,
               first_assurance, first_at, signatory, paper_due)
            values
              (:agency, :round, :organisation, :kind, :recipient, :code, :version, :replaces, :case,
               :number, :choice, :amount, :ceiling, :share, :partMayShare, :accountKind,
               :accountNumber, nullif(:ownNumber, ''), :content, :sha256, :channel, :received,
               :closes, :late, :by, :byName, :role, :assurance, :first, :firstName, :firstRole,
               :firstAssurance, :firstAt, :signatory, :due)
            returning id
            """)
        .params(values)
        .query(UUID.class)
        .single();
  }

  private void place(Receipt receipt, CaseFile file, Map<String, @Nullable Object> values) {
    Sent.Recipient recipient = receipt.sent().recipient();
    values.put("agency", file.agencyId());
    values.put("case", file.id());
    values.put("number", file.caseNumber());
    values.put("round", receipt.sent().roundId());
    values.put("organisation", recipient.organisationId());
    values.put("kind", recipient.kind());
    values.put("recipient", recipient.name());
    values.put("code", recipient.code());
    values.put("draft", receipt.draft());
    values.put("version", receipt.version());
    values.put("replaces", receipt.replaces());
    values.put("channel", receipt.channel().name());
    values.put("received", utc(receipt.receivedAt()));
    values.put("closes", utc(receipt.closesAt()));
    values.put("late", receipt.late());
    values.put("due", utc(machine.instant()));
  }

  private static void content(Receipt receipt, Map<String, @Nullable Object> values) {
    Sent sent = receipt.sent();
    Account account = sent.account();
    values.put("choice", sent.choice().name());
    values.put("amount", sent.amountOre());
    values.put("ceiling", sent.ceiling().ore());
    values.put("share", sent.share());
    values.put("partMayShare", receipt.partMayShare());
    values.put("accountKind", account == null ? null : account.kind().name());
    values.put("accountNumber", account == null ? null : account.number());
    values.put("ownNumber", sent.ownCaseNumber());
    values.put("content", receipt.content());
    values.put("sha256", receipt.sha256());
  }

  private static void people(Receipt receipt, Map<String, @Nullable Object> values) {
    Requisition.Person by = receipt.submitted();
    Requisition.@Nullable Person first = receipt.first();
    @Nullable Instant firstAt = receipt.firstAt();
    values.put("by", by.id());
    values.put("byName", by.name());
    values.put("role", by.role());
    values.put("assurance", by.assurance());
    values.put("first", first == null ? null : first.id());
    values.put("firstName", first == null ? null : first.name());
    values.put("firstRole", first == null ? null : first.role());
    values.put("firstAssurance", first == null ? null : first.assurance());
    values.put("firstAt", firstAt == null ? null : utc(firstAt));
    values.put("signatory", receipt.signatory());
  }

  /** Moves one from any of some statuses; false where it stands elsewhere. */
  boolean move(
      Actor actor,
      UUID id,
      List<RequisitionStatus> from,
      RequisitionStatus to,
      @Nullable LocalDate answerBy,
      Instant now) {
    return jdbc.sql(
                """
                update requisition.requisition
                   set status = :to, status_at = :now, status_by = :person,
                       status_by_name = :name, answer_by = :answerBy
                 where id = :id and status in (:from)
                """)
            .param("id", id)
            .param("from", from.stream().map(Enum::name).toList())
            .param("to", to.name())
            .param("answerBy", answerBy)
            .param("now", utc(now))
            .param("person", actor.personId())
            .param("name", actor.name())
            .update()
        == 1;
  }

  /** Takes receipts that are to be made; each is due again after the lease if this node is lost. */
  List<UUID> claim(Duration lease, int limit) {
    Instant now = machine.instant();
    return jdbc.sql(
            """
            update requisition.requisition
               set paper_attempts = paper_attempts + 1, paper_due = :lease
             where id in (select id from requisition.requisition
                           where paper_status = 'WAITING' and paper_due <= :now
                           order by paper_due limit :limit
                             for update skip locked)
            returning id
            """)
        .param("now", utc(now))
        .param("lease", utc(now.plus(lease)))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  /** Whether the paper still waits for its document; locks the row. */
  boolean waits(UUID id) {
    return jdbc.sql(
            """
            select paper_status = 'WAITING' from requisition.requisition
             where id = :id for update
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  void made(UUID id, UUID document) {
    jdbc.sql(
            """
            update requisition.requisition
               set paper_status = 'DONE', paper_due = null, document_id = :document
             where id = :id
            """)
        .param("id", id)
        .param("document", document)
        .update();
  }

  /** The paper could not be made; after many tries nobody tries again by itself. */
  void failed(UUID id, Duration pause, int most) {
    jdbc.sql(
            """
            update requisition.requisition
               set paper_status = case when paper_attempts >= :most then 'FAILED'
                                       else 'WAITING' end,
                   paper_due = case when paper_attempts < :most then :due::timestamptz end
             where id = :id and paper_status = 'WAITING'
            """)
        .param("id", id)
        .param("most", most)
        .param("due", utc(machine.instant().plus(pause)))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
