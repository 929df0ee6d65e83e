package se.statsbidrag.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of the chain. A link's hash covers the hash before it, its position and the digest
 * of its line, so that nothing can be changed, moved, taken out or put in without the rest showing
 * it. The digest stands between, so that a line can be masked without breaking the chain.
 */
final class Chain {

  static final String START = "0".repeat(64);

  private Chain() {}

  static byte[] digest(Map<String, ?> line) {
    return sha256().digest(Canonical.json(line).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hash(byte[] previous, long position, byte[] digest) {
    MessageDigest sha256 = sha256();
    sha256.update(previous);
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    return sha256.digest(digest);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** The line as it is exported and digested. */
  static Map<String, @Nullable Object> content(AuditLine line) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("id", line.id());
    content.put("at", line.at());
    content.put("recordedAt", line.recordedAt());
    content.put("agency", line.agencyId());
    content.put("person", line.personId());
    content.put("name", line.personName());
    content.put("role", line.role());
    content.put("act", line.act());
    content.put(
        "object",
        Map.of(
            "type", line.object().type(),
            "id", line.object().id(),
            "label", line.object().label()));
    content.put("before", line.before());
    content.put("after", line.after());
    return content;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
