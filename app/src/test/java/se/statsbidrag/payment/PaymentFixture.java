package se.statsbidrag.payment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.requisition.FormFixture;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.accounts.Account;
import se.statsbidrag.requisition.accounts.Accounts;
import se.statsbidrag.requisition.desk.ApprovalFixture;

/** Payments on their way: due, proposed, attested, sent and answered for. */
@Component
public class PaymentFixture {

  public static final LocalDate DAY = LocalDate.of(2020, 4, 1);
  private static final LocalDate UNTIL = LocalDate.of(2020, 12, 31);

  private final ApprovalFixture approvals;
  private final FormFixture form;
  private final Awards awards;
  private final Payments payments;
  private final PaymentStore store;
  private final Batches batches;
  private final Attempts attempts;
  private final Accounts accounts;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  PaymentFixture(
      ApprovalFixture approvals,
      FormFixture form,
      Awards awards,
      Payments payments,
      PaymentStore store,
      Batches batches,
      Attempts attempts,
      Accounts accounts,
      TransactionTemplate transactions,
      JdbcClient jdbc) {
    this.approvals = approvals;
    this.form = form;
    this.awards = awards;
    this.payments = payments;
    this.store = store;
    this.batches = batches;
    this.attempts = attempts;
    this.accounts = accounts;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  public Actor economist() {
    return form.officer(Role.ECONOMIST);
  }

  /** A payment that is due, to a municipality that no other test uses. */
  public Payment due() {
    UUID requisition = approvals.approved().id();
    UUID award = awards.answering(requisition).orElseThrow().id();
    return payments.ofAward(award).getFirst();
  }

  /** The same, to a bankgiro that nobody has: the demonstration's bank pays no other. */
  public Payment dueToNobody() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    Map<Part, Map<String, String>> parts = FormFixture.whole();
    parts.put(
        Part.ACCOUNT,
        Map.of("accountKind", "BANKGIRO", "accountNumber", "000-0000", "invoiceReference", "1234"));
    form.fill(agent, form.round().id(), parts);
    Requisition sent = approvals.sent(agent);
    approvals.decide(form.officer(Role.DECISION_MAKER), approvals.proposed(sent));
    UUID award = awards.answering(sent.id()).orElseThrow().id();
    return payments.ofAward(award).getFirst();
  }

  /** The recipient names another account. */
  public void changeAccount(Payment payment) {
    Actor agent = form.person(payment.organisationId(), Role.AGENT, "Anna Ek");
    accounts.change(
        agent.at(form.agency()),
        payment.organisationId(),
        Account.read(Account.Kind.BANKGIRO, "5050-1055").orElseThrow());
  }

  public Batch now(Batch batch) {
    return batches.batch(Actor.system(form.agency()), batch.id());
  }

  public Payment now(Payment payment) {
    return store.payment(payment.id()).orElseThrow();
  }

  /** The latest try to pay it. */
  public Attempt attempt(Payment payment) {
    return batches.of(payment).getLast();
  }

  /** A batch with just these. */
  public Batch proposed(Actor by, Payment... some) {
    Set<UUID> only = Arrays.stream(some).map(Payment::id).collect(Collectors.toSet());
    return batches.batch(
        by, UUID.fromString(batches.propose(by, UUID.randomUUID(), UNTIL, DAY, only).id()));
  }

  public void attest(Actor by, Batch batch) {
    batches.attest(by, UUID.randomUUID(), batch.id(), batch.sha256());
  }

  /** A batch with just these, proposed by one and attested by another. */
  public Batch attested(Payment... some) {
    Batch batch = proposed(economist(), some);
    Actor other = economist();
    attest(other, batch);
    return batches.batch(other, batch.id());
  }

  /** What the bank says of the latest try; what came of it. */
  public String say(Payment payment, Outcome outcome, LocalDate day) {
    return say(attempt(payment), outcome, day, null);
  }

  public String say(Attempt attempt, Outcome outcome, LocalDate day, Money amount) {
    return say(attempt, new Attempts.Said(outcome, amount, day, outcome.name(), "REF", false));
  }

  /** The same, with the bank's reason. */
  public String say(Payment payment, Outcome outcome, LocalDate day, String reason) {
    return say(attempt(payment), new Attempts.Said(outcome, null, day, reason, "REF", false));
  }

  private String say(Attempt attempt, Attempts.Said said) {
    return transactions.execute(
        status -> attempts.answer(Actor.system(form.agency()), attempt.id(), said));
  }

  /** Lifts the stop that a test has caused. */
  public void noStop() {
    jdbc.sql(
            """
            update ledger.stop
               set lifted_at = now(), lifted_by = raised_by, lifted_by_name = 'Test',
                   lifted_reason = 'Test'
             where agency_id = :agency and lifted_at is null
            """)
        .param("agency", form.agency())
        .update();
  }
}
