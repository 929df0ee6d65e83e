package se.statsbidrag.identity;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that seals cookies: made by the first node that needs it, the same for all. */
@Component
class CookieKeys {

  private static final int BYTES = 32;

  private final JdbcClient jdbc;
  private volatile byte @Nullable [] current;

  CookieKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  byte[] current() {
    byte[] known = current;
    if (known == null) {
      known = loadOrMake();
      current = known;
    }
    return known;
  }

  private byte[] loadOrMake() {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    jdbc.sql(
            """
            insert into identity.cookie_key (id, secret) overriding system value
            values (1, :secret) on conflict (id) do nothing
            """)
        .param("secret", fresh)
        .update();
    return jdbc.sql("select secret from identity.cookie_key where id = 1")
        .query(byte[].class)
        .single();
  }
}
