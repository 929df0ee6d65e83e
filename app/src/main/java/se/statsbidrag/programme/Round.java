package se.statsbidrag.programme;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A round of a grant (omgång): one year, one category of recipients, one frame.
 *
 * @param recipientKind the category, as the recipient register names it
 * @param frame what may be shared out: the amount of the budget line (ram)
 * @param mandateId the mandate that the money comes from
 * @param basis the government's decision
 * @param pot the line's pot in the ledger
 * @param demands what the mandate demands of every key
 * @param terms what its instructions say now, or null while none are published
 */
public record Round(
    UUID id,
    UUID agencyId,
    Grant grant,
    BudgetYear year,
    String recipientKind,
    RoundKind kind,
    RoundStatus status,
    String nameSv,
    String nameEn,
    Money frame,
    UUID mandateId,
    LegalBasis basis,
    UUID lineId,
    UUID pot,
    List<Demand> demands,
    @Nullable Terms terms) {

  public Round {
    demands = List.copyOf(demands);
  }

  /** In the reader's language. */
  public String name(Locale locale) {
    return locale.getLanguage().equals("en") ? nameEn : nameSv;
  }

  /** Whether everybody may know of it. */
  public boolean announced() {
    return status != RoundStatus.PLANNED;
  }

  /** How far it has come by the clock, whether or not a job has had the time to write it down. */
  public RoundStatus statusAt(Instant now) {
    if (terms == null || status != RoundStatus.OPEN) {
      return status;
    }
    if (now.isBefore(terms.opens())) {
      return RoundStatus.ANNOUNCED;
    }
    return now.isBefore(terms.closes()) ? RoundStatus.OPEN : RoundStatus.CLOSED;
  }

  /** Whether it can be answered in time at a moment: opened, begun and not past its last day. */
  public boolean isOpen(Instant now) {
    return terms != null && statusAt(now) == RoundStatus.OPEN;
  }

  /** The demand that a published key be followed, if there is one. */
  public Optional<Demand> bindingKey() {
    return demands.stream().filter(demand -> demand.kind().equals("BINDING_KEY")).findFirst();
  }

  /** For the audit trail and links. */
  public ObjectRef ref() {
    return new ObjectRef("programme.round", id.toString(), nameSv);
  }
}
