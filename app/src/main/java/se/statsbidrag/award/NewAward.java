package se.statsbidrag.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * An award to be made.
 *
 * @param organisationId who gets it
 * @param roundId whose conditions hold; null for a direct award
 * @param requisitionId what it answers; its version of the conditions holds; null where there is
 *     none
 * @param caseId the matter of the recipient's in which it is kept
 * @param lineId the budget line that pays for it: the round's own, or another in a redistribution
 * @param decidedAt the moment of the decision
 * @param proposalId the decision
 * @param counted the day from which the promise to pay is counted: that of receipt, or of decision
 * @param purpose what it is for where no round says so; null for a round's
 */
public record NewAward(
    Award.Kind kind,
    UUID organisationId,
    String recipientKind,
    String recipientName,
    @Nullable UUID roundId,
    @Nullable UUID requisitionId,
    UUID caseId,
    String caseNumber,
    UUID lineId,
    Money amount,
    Instant decidedAt,
    @Nullable UUID proposalId,
    LocalDate counted,
    @Nullable String purpose) {}
