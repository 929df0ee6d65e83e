package se.statsbidrag.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered document (handling), without its content.
 *
 * @param number its place within the case: 1, 2, 3 …
 * @param documentDate the day that stands on it
 * @param counterparty who sent it or got it; null for one drawn up within the agency
 * @param kind what it is: {@code DECISION}, {@code GOVERNMENT_DECISION}, {@code KEY_TABLE} …
 * @param sha256 of the content, in hexadecimal
 * @param confidentialityBasis the statute and paragraph of a confidentiality mark
 *     (sekretessmarkering), or null where it is open
 * @param organisationId whom it came from or went to, where that is in the register of recipients
 * @param publicTitle what the public register calls it, where the title may name somebody
 */
public record Document(
    UUID id,
    UUID caseId,
    int number,
    Direction direction,
    LocalDate documentDate,
    Instant registeredAt,
    String registeredByName,
    @Nullable String counterparty,
    String title,
    String kind,
    String fileName,
    String mediaType,
    long size,
    String sha256,
    @Nullable String confidentialityBasis,
    @Nullable UUID organisationId,
    @Nullable String publicTitle) {

  /** Which way a document went. */
  public enum Direction {
    /** Inkommen: received. */
    IN,
    /** Utgående: sent or published. */
    OUT,
    /** Upprättad: drawn up within the agency. */
    INTERNAL
  }

  public boolean isConfidential() {
    return confidentialityBasis != null;
  }
}
