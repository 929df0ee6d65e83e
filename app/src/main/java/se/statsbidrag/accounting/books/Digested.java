package se.statsbidrag.accounting.books;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that is not kept, but counted and digested as it is written. */
final class Digested extends OutputStream {

  private final MessageDigest digest;
  private long bytes;

  Digested() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void write(int letter) {
    digest.update((byte) letter);
    bytes++;
  }

  @Override
  public void write(byte[] letters, int from, int count) {
    digest.update(letters, from, count);
    bytes += count;
  }

  long bytes() {
    return bytes;
  }

  /** The digest of all that was written; asked for once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
