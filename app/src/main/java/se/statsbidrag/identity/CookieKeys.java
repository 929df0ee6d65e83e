package se.statsbidrag.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys that seal cookies: made by the first node that needs one, the same for all. The newest
 * seals; an older one opens what it sealed, until nothing of its time can be good any more.
 */
@Component
class CookieKeys {

  /** A key as it is kept. */
  record Key(int id, byte[] secret) {}

  private static final int BYTES = 32;
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration age;
  private volatile List<Key> known = List.of();
  private volatile Instant read = Instant.EPOCH;

  CookieKeys(
      JdbcClient jdbc,
      @Qualifier("systemClock") Clock clock,
      @Value("${statsbidrag.cookie-key-age:30d}") Duration age) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.age = age;
  }

  /** The key that seals now. */
  Key current() {
    if (known.isEmpty() || clock.instant().isAfter(read.plus(FRESH))) {
      readAll();
    }
    if (known.isEmpty()) {
      makeFirst();
    }
    return known.getFirst();
  }

  /** The key of a cookie; one that another node has just made is looked for. */
  Optional<Key> withId(String id) {
    Optional<Key> key = find(id);
    if (key.isPresent()) {
      return key;
    }
    if (clock.instant().isAfter(read.plus(BETWEEN_SEARCHES))) {
      readAll();
    }
    return find(id); // also where another request has just read it
  }

  private Optional<Key> find(String id) {
    return known.stream().filter(key -> Integer.toString(key.id()).equals(id)).findFirst();
  }

  private void readAll() {
    known =
        jdbc.sql("select id, secret from identity.cookie_key order by id desc")
            .query(Key.class)
            .list();
    read = clock.instant();
  }

  private void makeFirst() {
    jdbc.sql(
            """
            insert into identity.cookie_key (id, secret) overriding system value
            values (0, :secret) on conflict (id) do nothing
            """)
        .param("secret", fresh())
        .update();
    readAll();
  }

  /** A new key when the newest has served its time; one that opens nothing good any more goes. */
  @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
  void rotate() {
    jdbc.sql(
            """
            insert into identity.cookie_key (secret)
            select :secret
             where exists (table identity.cookie_key)
               and not exists (select from identity.cookie_key
                                where created_at > now() - make_interval(secs => :age))
            """)
        .param("secret", fresh())
        .param("age", age.toSeconds())
        .update();
    jdbc.sql(
            """
            delete from identity.cookie_key k
             where exists (select from identity.cookie_key newer
                            where newer.id > k.id
                              and newer.created_at < now() - make_interval(secs => :longest))
            """)
        .param("longest", SignInCookie.LONGEST.toSeconds())
        .update();
  }

  private static byte[] fresh() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
