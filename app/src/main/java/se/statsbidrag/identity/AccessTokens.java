package se.statsbidrag.identity;

import java.util.Optional;

/** Reads the token that a system shows; implemented where there is somebody to issue them. */
public interface AccessTokens {

  /** Whom a token proves: a subject, as its issuer calls it. */
  record Proved(String issuer, String subject) {}

  /** Whoever issues tokens does not answer, so that nothing can be said of this one. */
  final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(Throwable cause) {
      super("the issuer of tokens does not answer", cause);
    }
  }

  /** Whom the token proves; empty for one that is not good. */
  Optional<Proved> read(String token);
}
