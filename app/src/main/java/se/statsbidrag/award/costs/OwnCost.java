package se.statsbidrag.award.costs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A cost of the agency's own (egen kostnad), as its accounting has it.
 *
 * @param item code of the appropriation item that the books charge
 * @param voucher the number of the voucher in the agency's books
 * @param takesBack the one that it takes back, or null
 * @param takenBack whether it has been taken back
 */
record OwnCost(
    UUID id,
    UUID lineId,
    String item,
    Money amount,
    LocalDate day,
    String voucher,
    String text,
    @Nullable UUID takesBack,
    boolean takenBack,
    String byName,
    OffsetDateTime at) {

  /** What it does to what is left of the line. */
  public Money change() {
    return takesBack == null ? amount.negated() : amount;
  }

  ObjectRef ref() {
    return new ObjectRef("award.cost", id.toString(), voucher);
  }
}
