package se.statsbidrag.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document to be registered. The fields mean what they mean in {@link Document}.
 *
 * @param content the bytes, which are kept and hashed as they are
 */
public record NewDocument(
    Document.Direction direction,
    LocalDate documentDate,
    @Nullable String counterparty,
    String title,
    String kind,
    String fileName,
    String mediaType,
    Content content,
    @Nullable String confidentialityBasis) {

  /** The bytes of a document. */
  public record Content(byte[] bytes) {}

  /** A document that the agency has drawn up, open to everybody. */
  public static NewDocument drawnUp(
      LocalDate day, String title, String kind, String fileName, String mediaType, byte[] content) {
    return new NewDocument(
        Document.Direction.INTERNAL,
        day,
        null,
        title,
        kind,
        fileName,
        mediaType,
        new Content(content),
        null);
  }

  /** A document that somebody has sent in, open to everybody. */
  public static NewDocument received(
      LocalDate day,
      String from,
      String title,
      String kind,
      String fileName,
      String mediaType,
      byte[] content) {
    return new NewDocument(
        Document.Direction.IN,
        day,
        from,
        title,
        kind,
        fileName,
        mediaType,
        new Content(content),
        null);
  }
}
