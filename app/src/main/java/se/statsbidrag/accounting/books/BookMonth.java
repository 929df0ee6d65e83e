package se.statsbidrag.accounting.books;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * An appropriation item in a month, in the ledger and in the books.
 *
 * @param ledger what has been paid less what has come back, by the bank's day
 * @param whole all that the books have charged to the item; null where they have not been read
 * @param within what of it stands in vouchers of ours; null where the books do not tell
 * @param explanation why they differ, or null
 */
record BookMonth(
    String item,
    YearMonth month,
    Money ledger,
    @Nullable Money whole,
    @Nullable Money within,
    @Nullable String explanation,
    @Nullable String explainedBy,
    @Nullable OffsetDateTime explainedAt) {

  /** What the ledger is held against; null where the books have not been read. */
  public @Nullable Money books() {
    return within == null ? whole : within;
  }

  /** The books less the ledger; nothing where the books have not been read. */
  public Money difference() {
    Money books = books();
    return books == null ? Money.ZERO : books.minus(ledger);
  }

  /** Whether it needs to be explained. */
  public boolean open() {
    return !difference().isZero() && explanation == null;
  }
}
