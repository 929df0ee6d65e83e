package se.statsbidrag.decision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;

/**
 * A proposal was closed. Published in the same transaction, so that the subject's module acts on it
 * or the whole act falls.
 *
 * @param subject what it was about
 * @param outcome what became of the proposal; {@code DECIDED} is the only one that takes effect
 * @param note why it was refused or sent back, or null
 */
public record DecisionTaken(
    UUID proposalId,
    ObjectRef subject,
    ProposalStatus outcome,
    Actor by,
    Instant at,
    @Nullable String note) {}
