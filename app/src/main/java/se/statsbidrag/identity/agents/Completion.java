package se.statsbidrag.identity.agents;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for in addition (komplettering), and what came.
 *
 * @param answerBy last day to answer
 */
record Completion(
    UUID id,
    String question,
    LocalDate answerBy,
    String askedByName,
    OffsetDateTime askedAt,
    @Nullable String answer,
    @Nullable OffsetDateTime answeredAt) {}
