package se.statsbidrag.identity.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** The secret with which a system is connected, once; only its digest is kept. */
record Code(String text) {

  static final Duration GOOD_FOR = Duration.ofDays(7);
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Code fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Code(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.strip().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Never the secret itself. */
  @Override
  public String toString() {
    return "code";
  }
}
