package se.statsbidrag.award;

import java.time.Instant;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

/**
 * What was not paid of an award has been withdrawn. Published in the decision's transaction:
 * whoever was to pay it no longer does, or refuses because the money is on its way.
 *
 * @param award as it stands after it
 * @param amount what was withdrawn now
 */
public record AwardReleased(Award award, Money amount, Actor by, Instant at) {}
