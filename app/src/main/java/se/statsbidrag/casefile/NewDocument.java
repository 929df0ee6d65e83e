package se.statsbidrag.casefile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document to be registered. The fields mean what they mean in {@link Document}.
 *
 * @param content the bytes, which are kept and hashed as they are
 * @param body its text, where it is nothing but text; it is then searched too
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
    @Nullable String confidentialityBasis,
    @Nullable UUID organisationId,
    @Nullable String publicTitle,
    @Nullable String body) {

  /** The bytes of a document. */
  public record Content(byte[] bytes) {}

  /** A document with nothing but what every document has. */
  public NewDocument(
      Document.Direction direction,
      LocalDate documentDate,
      @Nullable String counterparty,
      String title,
      String kind,
      String fileName,
      String mediaType,
      Content content,
      @Nullable String confidentialityBasis) {
    this(
        direction,
        documentDate,
        counterparty,
        title,
        kind,
        fileName,
        mediaType,
        content,
        confidentialityBasis,
        null,
        null,
        null);
  }

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

  /** A document of nothing but text: a note, a message. Its title may name people. */
  static NewDocument text(
      Document.Direction direction,
      LocalDate day,
      @Nullable String counterparty,
      String title,
      String kind,
      String publicTitle,
      String text) {
    return new NewDocument(
        direction,
        day,
        counterparty,
        title,
        kind,
        kind.toLowerCase(java.util.Locale.ROOT) + ".txt",
        "text/plain",
        new Content(text.getBytes(StandardCharsets.UTF_8)),
        null,
        null,
        publicTitle,
        text);
  }

  /** The same document, from or to an organisation in the register of recipients. */
  public NewDocument with(UUID organisation) {
    return changed(confidentialityBasis, organisation, publicTitle);
  }

  /** The same document, marked as confidential by a statute and paragraph; null for open. */
  public NewDocument confidential(@Nullable String basis) {
    return changed(basis, organisationId, publicTitle);
  }

  /** The same document, called something else in the public register: its title names somebody. */
  public NewDocument publiclyCalled(String title) {
    return changed(confidentialityBasis, organisationId, title);
  }

  private NewDocument changed(
      @Nullable String basis, @Nullable UUID organisation, @Nullable String publicly) {
    return new NewDocument(
        direction,
        documentDate,
        counterparty,
        title,
        kind,
        fileName,
        mediaType,
        content,
        basis,
        organisation,
        publicly,
        body);
  }
}
