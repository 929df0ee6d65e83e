package se.statsbidrag.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/**
 * A file that somebody has sent, of a kind that can be kept and shown: what it is says its own
 * beginning, not its name.
 */
public record Upload(String fileName, String mediaType, byte[] bytes) {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, String> TYPES =
      Map.of(
          "pdf", "application/pdf",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "docx", OFFICE + "wordprocessingml.document",
          "xlsx", OFFICE + "spreadsheetml.sheet",
          "odt", "application/vnd.oasis.opendocument.text",
          "txt", "text/plain");
  private static final int LONGEST_NAME = 200;

  /** What a browser can choose among. */
  public static final String ACCEPT = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.txt";

  /** The file of a form, or null where none was chosen; refused at the field "file". */
  public static @Nullable Upload of(@Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) {
      return null;
    }
    String given = file.getOriginalFilename();
    String name = (given == null ? "" : given).replaceAll(".*[/\\\\]|\\p{Cntrl}", "").strip();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(ending);
    byte[] bytes = bytes(file);
    if (type == null || !begins(ending, bytes)) {
      throw new Refused(Refusal.of("casefile.refusal.kind", ACCEPT.replace(",", ", ")).at("file"));
    }
    String kept = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    return new Upload(kept, type, bytes);
  }

  /** As {@link #of}, where there must be a file. */
  public static Upload required(@Nullable MultipartFile file) {
    Upload upload = of(file);
    if (upload == null) {
      throw new Refused(Refusal.of("casefile.refusal.file").at("file"));
    }
    return upload;
  }

  private static boolean begins(String ending, byte[] bytes) {
    return switch (ending) {
      case "pdf" -> starts(bytes, '%', 'P', 'D', 'F', '-');
      case "png" -> starts(bytes, 0x89, 'P', 'N', 'G');
      case "jpg", "jpeg" -> starts(bytes, 0xFF, 0xD8, 0xFF);
      case "txt" -> isText(bytes);
      default -> starts(bytes, 'P', 'K', 3, 4);
    };
  }

  private static boolean starts(byte[] bytes, int... beginning) {
    if (bytes.length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if (bytes[i] != (byte) beginning[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return false;
    }
    for (byte each : bytes) {
      if (each == 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Upload(String name, String type, byte[] content)
        && fileName.equals(name)
        && mediaType.equals(type)
        && Arrays.equals(bytes, content);
  }

  @Override
  public int hashCode() {
    return 31 * fileName.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return fileName + " (" + bytes.length + ")";
  }
}
