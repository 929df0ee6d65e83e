package se.statsbidrag.award.direct;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.kernel.Money;

/**
 * A budget line that names who gets its money.
 *
 * @param left what may still be decided of it
 * @param assumption what is assumed about the line, or null
 * @param payer who pays it, where somebody has said
 * @param parties with what has become of each
 */
public record Named(
    BudgetLine line,
    Mandate mandate,
    Money left,
    @Nullable String assumption,
    @Nullable Payer payer,
    List<Party> parties) {

  public Named {
    parties = List.copyOf(parties);
  }

  /** Whether this agency pays it. */
  public boolean ours() {
    return payer == null || payer.ours();
  }

  /**
   * Somebody that the line names.
   *
   * @param kind what it is, as the mandate says
   * @param given what is proposed or decided for it, or null
   * @param award the award that it became, or null
   */
  public record Party(
      String code, String name, String kind, @Nullable Direct given, @Nullable UUID award) {}

  /** Who pays: this agency, or another; and why. */
  public record Payer(boolean ours, String reason, String byName, java.time.OffsetDateTime at) {}
}
