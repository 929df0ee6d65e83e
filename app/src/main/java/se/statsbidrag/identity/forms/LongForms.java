package se.statsbidrag.identity.forms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed forms that are too long for a cookie, for half an hour. */
@Repository
class LongForms {

  private final JdbcClient jdbc;

  LongForms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps one, and forgets those whose time is out. */
  UUID keep(String sealed, Instant now, Instant until) {
    jdbc.sql("delete from identity.kept_form where until < :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
            """
            insert into identity.kept_form (content, until) values (:content, :until)
            returning id
            """)
        .param("content", sealed)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  Optional<String> read(UUID id) {
    return jdbc.sql("select content from identity.kept_form where id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  void forget(UUID id) {
    jdbc.sql("delete from identity.kept_form where id = :id").param("id", id).update();
  }
}
