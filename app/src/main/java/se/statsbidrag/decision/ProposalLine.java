package se.statsbidrag.decision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposal in a list. */
public record ProposalLine(
    UUID id,
    String caseNumber,
    String title,
    ProposalStatus status,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt,
    @Nullable String closedByName,
    @Nullable Instant closedAt) {}
