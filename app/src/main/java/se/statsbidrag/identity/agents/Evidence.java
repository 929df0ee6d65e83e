package se.statsbidrag.identity.agents;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Refusal;

/**
 * A file that shows the right to act (underlag): a PDF or a picture, known by its bytes and not by
 * what its name or the browser says.
 */
record Evidence(String fileName, String mediaType, byte[] bytes) {

  /** What the evidence is. */
  enum Kind {
    /** Utdrag ur delegationsordningen. */
    DELEGATION_ORDER,
    /** Intyg av kommunsekreteraren. */
    CERTIFICATE,
    /** Protokollsutdrag. */
    MINUTES
  }

  static final int LARGEST = 10 * 1024 * 1024;

  private static final int TAIL = 1024;
  private static final int LONGEST_NAME = 150;

  /** How a kind of file begins and ends. */
  private enum Format {
    PDF("application/pdf", "pdf", "%PDF-", "%%EOF"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001a\n", "IEND"),
    JPEG("image/jpeg", "jpg", "\u00ff\u00d8\u00ff", "\u00ff\u00d9");

    private final String mediaType;
    private final String extension;
    private final byte[] first;
    private final byte[] last;

    Format(String mediaType, String extension, String first, String last) {
      this.mediaType = mediaType;
      this.extension = extension;
      this.first = first.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      this.last = last.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static @Nullable Format of(byte[] bytes) {
      return Arrays.stream(values())
          .filter(format -> startsWith(bytes, format.first))
          .findFirst()
          .orElse(null);
    }

    private boolean isWhole(byte[] bytes) {
      for (int at = bytes.length - last.length; at >= Math.max(0, bytes.length - TAIL); at--) {
        if (Arrays.equals(bytes, at, at + last.length, last, 0, last.length)) {
          return true;
        }
      }
      return false;
    }

    private static boolean startsWith(byte[] bytes, byte[] first) {
      return bytes.length > first.length
          && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
    }
  }

  /** Why a file cannot be evidence, or null. */
  static @Nullable Refusal refusal(byte[] bytes) {
    if (bytes.length == 0) {
      return Refusal.of("agents.refusal.file-missing").at("file");
    }
    if (bytes.length > LARGEST) {
      return Refusal.of("agents.refusal.file-large", LARGEST / 1024 / 1024).at("file");
    }
    Format format = Format.of(bytes);
    if (format == null) {
      return Refusal.of("agents.refusal.file-kind").at("file");
    }
    return format.isWhole(bytes) ? null : Refusal.of("agents.refusal.file-broken").at("file");
  }

  /** The file under a name that is safe to keep; refused before if it has no known format. */
  static Evidence of(@Nullable String name, byte[] bytes) {
    Format format = Format.of(bytes);
    if (format == null) {
      throw new IllegalArgumentException("refused before");
    }
    return new Evidence(safe(name) + "." + format.extension, format.mediaType, bytes);
  }

  private static String safe(@Nullable String name) {
    String last = name == null ? "" : name.substring(name.lastIndexOf('/') + 1);
    last = last.substring(last.lastIndexOf('\\') + 1);
    last = last.replaceFirst("\\.[A-Za-z]{1,5}$", "");
    last = last.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    if (last.length() > LONGEST_NAME) {
      last = last.substring(0, LONGEST_NAME);
    }
    return last.isEmpty() ? "underlag" : last.toLowerCase(Locale.ROOT);
  }
}
