package se.statsbidrag.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One row of an export: a link of the chain, a line that is not sealed yet, or the end. */
sealed interface ExportRow {

  JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /**
   * A link.
   *
   * @param sound true where the hash is the one that its own content gives
   * @param masked true where only the digest of the content is there
   */
  record Link(long row, long position, String previous, String hash, boolean sound, boolean masked)
      implements ExportRow {}

  /** A line without a link. */
  record Unsealed(long row) implements ExportRow {}

  /** The last row: how many links came before. */
  record End(long row, long sealed) implements ExportRow {}

  /** Something else. */
  record Unreadable(long row) implements ExportRow {}

  static ExportRow read(long row, String text) {
    try {
      Map<String, Object> values = JSON.readValue(text, new TypeReference<>() {});
      if (values.get("end") instanceof Number sealed) {
        return new End(row, sealed.longValue());
      }
      if (!values.containsKey("position")) {
        return values.containsKey("line") ? new Unsealed(row) : new Unreadable(row);
      }
      return link(row, values);
    } catch (JacksonException | ClassCastException | IllegalArgumentException e) {
      return new Unreadable(row);
    }
  }

  private static ExportRow link(long row, Map<String, Object> values) {
    long position = number(values.get("position"));
    String previous = text(values.get("previous"));
    String hash = text(values.get("hash"));
    byte[] digest = digest(values);
    boolean sound =
        Arrays.equals(Chain.hash(Chain.bytes(previous), position, digest), Chain.bytes(hash));
    return new Link(row, position, previous, hash, sound, !values.containsKey("line"));
  }

  @SuppressWarnings("unchecked")
  private static byte[] digest(Map<String, Object> values) {
    return values.get("line") instanceof Map<?, ?> line
        ? Chain.digest((Map<String, ?>) line)
        : Chain.bytes(text(values.get("digest")));
  }

  /** A row of the file of heads; anything else is an {@link IllegalArgumentException}. */
  static Head head(String text) {
    Map<String, Object> values = JSON.readValue(text, new TypeReference<>() {});
    return new Head(
        number(values.get("position")),
        text(values.get("hash")),
        Instant.parse(text(values.get("at"))));
  }

  private static long number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("not a number");
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("not a text");
  }
}
