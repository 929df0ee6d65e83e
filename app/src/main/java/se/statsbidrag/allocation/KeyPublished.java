package se.statsbidrag.allocation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key became public: a government's was checked against its document, or one of our own was
 * published.
 *
 * @param replaced the key that it replaced, or null
 */
public record KeyPublished(UUID key, KeySource source, @Nullable UUID replaced, Instant at) {}
