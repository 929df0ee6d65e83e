package se.statsbidrag.award.release;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;

/**
 * That what is not paid of an award be withdrawn.
 *
 * @param heard how the recipient was heard before it, or why that was not needed
 * @param status WAITS, DONE or VOID
 */
record Release(
    UUID id,
    UUID agencyId,
    UUID awardId,
    Money amount,
    String heard,
    @Nullable UUID proposalId,
    String status) {

  static final String TYPE = "award.release";

  ObjectRef ref(String label) {
    return new ObjectRef(TYPE, id.toString(), label);
  }
}
