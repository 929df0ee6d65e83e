package se.statsbidrag.identity;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Values that the browser keeps for us: sealed so that it can neither read nor change them, each
 * for one purpose, so that one cannot be handed in as another.
 */
@Component
public class SealedValue {

  private static final String PURPOSE = "for";

  private final CookieKeys keys;

  SealedValue(CookieKeys keys) {
    this.keys = keys;
  }

  /** Seals values for a purpose. */
  public String seal(String purpose, JWTClaimsSet.Builder claims) {
    return seal(purpose, claims, null);
  }

  /** As {@link #seal}, in less room, for long text that nobody else has a part in. */
  public String sealPacked(String purpose, JWTClaimsSet.Builder claims) {
    return seal(purpose, claims, CompressionAlgorithm.DEF);
  }

  private String seal(
      String purpose, JWTClaimsSet.Builder claims, @Nullable CompressionAlgorithm packed) {
    CookieKeys.Key key = keys.current();
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
            .keyID(Integer.toString(key.id()))
            .compressionAlgorithm(packed)
            .build();
    EncryptedJWT token = new EncryptedJWT(header, claims.claim(PURPOSE, purpose).build());
    try {
      token.encrypt(new DirectEncrypter(key.secret()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What we sealed for this purpose; empty for anything else. */
  public Optional<JWTClaimsSet> open(String purpose, @Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      EncryptedJWT token = EncryptedJWT.parse(value);
      Optional<CookieKeys.Key> key = keys.withId(String.valueOf(token.getHeader().getKeyID()));
      if (key.isEmpty()) {
        return Optional.empty();
      }
      token.decrypt(new DirectDecrypter(key.get().secret()));
      JWTClaimsSet claims = token.getJWTClaimsSet();
      return Optional.of(claims).filter(content -> purpose.equals(content.getClaim(PURPOSE)));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
