package se.statsbidrag.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.ObjectRef;

@Repository
class MessageStore {

  private final JdbcClient jdbc;
  private final Clock domain;
  private final Clock machine;

  MessageStore(JdbcClient jdbc, Clock domain, @Qualifier("systemClock") Clock machine) {
    this.jdbc = jdbc;
    this.domain = domain;
    this.machine = machine;
  }

  void insert(UUID agency, Addressee to, MessageText.Text text, ObjectRef about) {
    jdbc.sql(
            """
            insert into notification.message
              (agency_id, person_id, to_name, to_address, language, subject, body,
               object_type, object_id, object_label, created_at, due_at)
            values
              (:agency, :person, :name, :address, :language, :subject, :body,
               :type, :id, :label, :created, :due)
            """)
        .param("agency", agency)
        .param("person", to.personId())
        .param("name", to.name())
        .param("address", to.address())
        .param("language", to.language().getLanguage())
        .param("subject", text.subject())
        .param("body", text.body())
        .param("type", about.type())
        .param("id", about.id())
        .param("label", about.label())
        .param("created", domain.instant().atOffset(ZoneOffset.UTC))
        .param("due", machine.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Takes messages that are due. Each falls due again when the lease ends, should this node be lost
   * before it says how it went.
   */
  List<Message> claim(Instant now, Instant lease, int limit) {
    return jdbc.sql(
            """
            update notification.message set attempts = attempts + 1, due_at = :lease
             where id in (select id from notification.message
                           where status = 'WAITING' and due_at <= :now
                           order by due_at limit :limit
                             for update skip locked)
            returning *
            """)
        .param("now", utc(now))
        .param("lease", utc(lease))
        .param("limit", limit)
        .query(Message.class)
        .list();
  }

  void sent(UUID id, Instant at) {
    jdbc.sql(
            """
            update notification.message set status = 'SENT', sent_at = :at, due_at = null
             where id = :id and status = 'WAITING'
            """)
        .param("id", id)
        .param("at", utc(at))
        .update();
  }

  void again(UUID id, Instant due, String error) {
    jdbc.sql(
            """
            update notification.message set due_at = :due, last_error = :error
             where id = :id and status = 'WAITING'
            """)
        .param("id", id)
        .param("due", utc(due))
        .param("error", error)
        .update();
  }

  void failed(UUID id, String error) {
    jdbc.sql(
            """
            update notification.message set status = 'FAILED', due_at = null, last_error = :error
             where id = :id and status = 'WAITING'
            """)
        .param("id", id)
        .param("error", error)
        .update();
  }

  void showAll() {
    jdbc.sql(
            "update notification.message set status = 'SHOWN', due_at = null"
                + " where status = 'WAITING'")
        .update();
  }

  /** A message that failed gets all its tries again; false when it had not failed. */
  boolean retry(UUID id, UUID agency) {
    return jdbc.sql(
                """
                update notification.message set status = 'WAITING', attempts = 0, due_at = :now
                 where id = :id and agency_id = :agency and status = 'FAILED'
                """)
            .param("id", id)
            .param("agency", agency)
            .param("now", utc(machine.instant()))
            .update()
        == 1;
  }

  /** An agency's messages, latest first; those of one person where one is given. */
  List<Message> list(UUID agency, @Nullable UUID person, long offset, int limit) {
    return jdbc.sql(
            """
            select * from notification.message
             where agency_id = :agency and (:person::uuid is null or person_id = :person)
             order by id desc offset :offset limit :limit
            """)
        .param("agency", agency)
        .param("person", person)
        .param("offset", offset)
        .param("limit", limit)
        .query(Message.class)
        .list();
  }

  long count(UUID agency, @Nullable UUID person) {
    return jdbc.sql(
            """
            select count(*) from notification.message
             where agency_id = :agency and (:person::uuid is null or person_id = :person)
            """)
        .param("agency", agency)
        .param("person", person)
        .query(Long.class)
        .single();
  }

  Optional<Message> message(UUID id, UUID agency) {
    return jdbc.sql("select * from notification.message where id = :id and agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(Message.class)
        .optional();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
