package se.statsbidrag.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/** What may not be booked, and the words for what the database refused. */
final class LedgerRules {

  private LedgerRules() {}

  static List<Refusal> wellFormed(List<Movement> movements) {
    List<Refusal> refusals = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Movement movement : movements) {
      if (movement.amount().ore() <= 0) {
        refusals.add(Refusal.of("ledger.refusal.amount", movement.amount().toString()));
      }
      if (movement.from().equals(movement.to())) {
        refusals.add(Refusal.of("ledger.refusal.same", movement.text()));
      }
      if (!keys.add(movement.key())) {
        refusals.add(Refusal.of("ledger.refusal.key", movement.key()));
      }
    }
    return refusals;
  }

  /** The refusal that the violated constraint means; an unexpected violation is thrown as it is. */
  static RuntimeException refusal(DataIntegrityViolationException violation) {
    ServerErrorMessage message = message(violation);
    String constraint = message == null ? null : message.getConstraint();
    return switch (constraint) {
      case "pot_never_below_zero" -> new Refused(below(message));
      case "transfer_within_promise" -> new Refused(Refusal.of("ledger.refusal.promise"));
      case "transfer_pending_id_key" -> new Refused(Refusal.of("ledger.refusal.resolved"));
      case null, default -> violation;
    };
  }

  /** The trigger's detail: what is available, what is missing and the pot's name. */
  private static Refusal below(@Nullable ServerErrorMessage message) {
    String detail = message == null ? null : message.getDetail();
    String[] parts = detail == null ? new String[0] : detail.split(";", 3);
    if (parts.length < 3) {
      return Refusal.of("ledger.refusal.below");
    }
    Money available = new Money(Long.parseLong(parts[0]));
    Money missing = new Money(Long.parseLong(parts[1]));
    return Refusal.of("ledger.refusal.short", parts[2], available, missing);
  }

  private static @Nullable ServerErrorMessage message(DataIntegrityViolationException violation) {
    return violation.getMostSpecificCause() instanceof PSQLException cause
        ? cause.getServerErrorMessage()
        : null;
  }
}
