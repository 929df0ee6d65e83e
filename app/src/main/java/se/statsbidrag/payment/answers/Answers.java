package se.statsbidrag.payment.answers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.payment.Attempts;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.Payment;
import se.statsbidrag.payment.bank.BankAnswer;
import se.statsbidrag.payment.bank.BankAnswers;
import se.statsbidrag.payment.bank.BankLine;
import se.statsbidrag.payment.bank.UnreadableAnswer;

/**
 * The bank's answers (bankens besked), each taken in once, line by line. An answer is kept before
 * anything is done with it; where the system dies in the middle, a job goes on from there.
 */
@Service
public class Answers {

  private static final int AT_A_TIME = 100;

  private final AnswerStore store;
  private final Attempts attempts;
  private final Batches batches;
  private final AuditTrail audit;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Answers(
      AnswerStore store,
      Attempts attempts,
      Batches batches,
      AuditTrail audit,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.batches = batches;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes in a file that an economist has; the same file again does nothing. */
  public Answer take(Actor actor, String fileName, byte[] content) {
    actor.as(Role.ECONOMIST);
    try {
      return take(actor, read(content), fileName, content);
    } catch (UnreadableAnswer unread) {
      throw new Refused(new Refusal(unread.key(), unread.arguments(), "file", null));
    }
  }

  /** Takes in a file that has come to the folder, for whichever agency it is about. */
  Answer take(String fileName, byte[] content) throws UnreadableAnswer {
    BankAnswer read = read(content);
    Optional<UUID> agency = Optional.empty();
    for (BankLine line : read.lines()) {
      agency = store.agency(Objects.requireNonNullElse(line.messageId(), ""), line.endToEndId());
      if (agency.isPresent()) {
        break;
      }
    }
    UUID owner =
        agency
            .or(() -> store.agency(read.messageId(), null))
            .or(store::lastAgency)
            .orElseThrow(() -> new NotFound("agency", fileName));
    return take(Actor.system(owner), read, fileName, content);
  }

  private Answer take(Actor actor, BankAnswer read, String fileName, byte[] content) {
    String sha256 = sha256(content);
    Answer kept =
        Objects.requireNonNull(
            transactions.execute(status -> {
              boolean first = store.insert(actor, read, fileName, content, sha256);
              Answer answer = store.numbered(actor.agencyId(), read);
              if (first) {
                record(actor, answer, read);
              }
              return answer;
            }));
    if (!kept.sha256().equals(sha256)) {
      throw new Refused(Refusal.of("payment.refusal.same-number", read.id()).at("file"));
    }
    goOn(actor, kept.id(), read);
    return answer(actor, kept.id());
  }

  /** Goes on with an answer that was left in the middle. */
  void goOn(Answer left) throws UnreadableAnswer {
    goOn(Actor.system(left.agencyId()), left.id(), read(store.content(left.id())));
  }

  private void goOn(Actor actor, UUID id, BankAnswer read) {
    Set<String> named =
        read.lines().stream()
            .map(BankLine::endToEndId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<BankLine> lines = read.lines();
    for (int from = 0; from <= lines.size(); from += AT_A_TIME) {
      List<BankLine> some = lines.subList(from, Math.min(lines.size(), from + AT_A_TIME));
      boolean last = from + AT_A_TIME > lines.size();
      transactions.executeWithoutResult(status -> {
        if (store.lock(id)) {
          Set<String> taken = store.taken(id);
          some.stream()
              .filter(line -> !taken.contains(Integer.toString(line.position())))
              .forEach(line -> take(actor, id, line, named));
          if (last) {
            store.done(id);
          }
        }
      });
    }
  }

  private void take(Actor actor, UUID answer, BankLine line, Set<String> named) {
    Attempts.Said said =
        new Attempts.Said(
            line.outcome(),
            line.amount(),
            Objects.requireNonNullElse(line.day(), WorkingCalendar.dayOf(clock.instant())),
            line.reason(),
            line.bankReference(),
            line.endToEndId() == null);
    @Nullable String name = line.endToEndId();
    @Nullable String message = line.messageId();
    if (name != null) {
      Optional<UUID> attempt = attempts.named(actor.agencyId(), name);
      String result = attempt.map(found -> attempts.answer(actor, found, said)).orElse("NOT_OURS");
      store.insert(answer, line, attempt.orElse(null), null, result);
    } else {
      Optional<Batch> batch =
          message == null ? Optional.empty() : batches.named(actor.agencyId(), message);
      String result =
          batch.map(found -> attempts.answerAll(actor, found, said, named)).orElse("NOT_OURS");
      store.insert(answer, line, null, batch.map(Batch::id).orElse(null), result);
    }
  }

  /** One answer of the actor's agency, with its lines, those that did nothing first. */
  @Transactional(readOnly = true)
  public Answer answer(Actor actor, UUID id) {
    return store.answer(actor.agencyId(), id).orElseThrow(() -> new NotFound("answer", id));
  }

  /** A page of the agency's answers, latest first, without their lines. */
  @Transactional(readOnly = true)
  public List<Answer> list(Actor actor, long offset, int limit) {
    return store.list(actor.agencyId(), offset, limit);
  }

  @Transactional(readOnly = true)
  public long count(Actor actor) {
    return store.count(actor.agencyId());
  }

  /** What the bank has said of a payment, as rows of {@code AnswerStore.Said}. */
  @Transactional(readOnly = true)
  public List<AnswerStore.Said> of(Payment payment) {
    return store.of(payment.id());
  }

  private static BankAnswer read(byte[] content) throws UnreadableAnswer {
    try {
      return BankAnswers.read(new ByteArrayInputStream(content));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private void record(Actor actor, Answer answer, BankAnswer read) {
    audit.record(
        actor,
        actor.has(Role.ECONOMIST) ? Role.ECONOMIST : null,
        "ANSWER_RECEIVED",
        answer.ref(),
        Map.of(),
        Map.of("kind", answer.kind(), "lines", read.lines().size(), "sha256", answer.sha256()));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
