package se.statsbidrag.casefile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter that changed hands (byte av handläggare).
 *
 * @param fromName who had it before, or null where nobody had
 * @param byName who handed it over
 * @param takenAt when the new officer took it, or null while it waits
 */
record Handover(
    UUID id,
    UUID caseId,
    @Nullable String fromName,
    UUID toId,
    String toName,
    String byName,
    Instant at,
    @Nullable String note,
    @Nullable Instant takenAt) {}
