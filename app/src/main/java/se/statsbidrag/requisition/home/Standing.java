package se.statsbidrag.requisition.home;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.requisition.Requisition;

/**
 * Where something that was sent in stands, and who holds it.
 *
 * @param holder who has to do something now: an officer, the agency, ourselves, or null for nobody
 * @param ours whether that is ourselves
 * @param since since when it stands there
 * @param next by when something should happen next, or null
 */
record Standing(
    Requisition requisition,
    String href,
    @Nullable String holder,
    boolean ours,
    Instant since,
    @Nullable LocalDate next) {}
