package se.statsbidrag.accounting.books;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * The vouchers of a period, made once and never changed (verifikationsomgång).
 *
 * @param sum of all debits
 * @param plan as it was
 * @param program the name and version of what made it
 * @param sie digest of the SIE file
 * @param csv digest of the CSV file
 */
public record VoucherBatch(
    UUID id,
    UUID agencyId,
    String agencyName,
    @Nullable String organisationNumber,
    String series,
    int year,
    LocalDate first,
    LocalDate last,
    int firstNumber,
    int lastNumber,
    Money sum,
    AccountPlan plan,
    String program,
    OffsetDateTime madeAt,
    String madeBy,
    @Nullable String sie,
    @Nullable String csv) {

  /** How many vouchers. */
  public int count() {
    return lastNumber - firstNumber + 1;
  }

  /** As the books name it: {@code B 1–290}. */
  public String label() {
    return series
        + " "
        + (firstNumber == lastNumber ? "" + firstNumber : firstNumber + "–" + lastNumber);
  }

  ObjectRef ref() {
    return new ObjectRef("accounting.voucher_batch", id.toString(), label() + ", " + year);
  }
}
