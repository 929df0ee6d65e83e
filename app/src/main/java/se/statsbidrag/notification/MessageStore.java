package se.statsbidrag.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.ObjectRef;

@Repository
class MessageStore {

  /** What somebody may see; how many are counted no further than anybody turns pages. */
  private static final String SEEN =
      """
        from notification.message
       where (:id::uuid is null or id = :id)
         and (:status::text is null or status = :status)
         and (:agency::uuid is null or agency_id = :agency)
         and (:person::uuid is null or person_id = :person
              or (:recipients and recipient_id is not null)
              or (recipient_id = :recipient and person_id is null)
              or (:demonstration and agency_id = :recipient and person_id is null))
      """;

  private final JdbcClient jdbc;
  private final Clock domain;
  private final Clock machine;

  /** Nobody gets mail there, so whoever invites somebody sees the letter with the link. */
  private final boolean demonstration;

  MessageStore(
      JdbcClient jdbc,
      Clock domain,
      @Qualifier("systemClock") Clock machine,
      @Value("${statsbidrag.demonstration:false}") boolean demonstration) {
    this.jdbc = jdbc;
    this.domain = domain;
    this.machine = machine;
    this.demonstration = demonstration;
  }

  /** How many rows were written: none where the occasion has been told already. */
  int insert(
      UUID agency, @Nullable String occasion, Addressee to, Notice notice, MessageText.Text text) {
    ObjectRef about = notice.about();
    return jdbc.sql(
            """
            insert into notification.message
              (agency_id, recipient_id, occasion, person_id, to_name, to_address, language,
               subject, body, secret, object_type, object_id, object_label, created_at, due_at)
            values
              (:agency, :recipient, :occasion, :person, :name, :address, :language,
               :subject, :body, :secret, :type, :id, :label, :created, :due)
            on conflict (agency_id, occasion, lower(to_address), object_type, object_id)
              where occasion is not null do nothing
            """)
        .param("agency", agency)
        .param("recipient", notice.recipient())
        .param("occasion", occasion)
        .param("person", to.personId())
        .param("name", to.name())
        .param("address", to.address())
        .param("language", to.language().getLanguage())
        .param("subject", text.subject())
        .param("body", text.body())
        .param("secret", notice.secret())
        .param("type", about.type())
        .param("id", about.id())
        .param("label", about.label())
        .param("created", domain.instant().atOffset(ZoneOffset.UTC))
        .param("due", machine.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  Set<String> told(UUID agency, String occasion) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct object_id from notification.message
                 where agency_id = :agency and occasion = :occasion
                """)
            .param("agency", agency)
            .param("occasion", occasion)
            .query(String.class)
            .list());
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

  /** Keeps what was sent; a secret in it is its reader's alone from now on. */
  void sent(UUID id, Instant at) {
    jdbc.sql(
            """
            update notification.message
               set status = 'SENT', sent_at = :at, due_at = null, secret = null,
                   body = case when secret is null then body else replace(body, secret, '…') end
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

  /** What somebody may see, latest first; in one state where one is given. */
  List<Message> list(Sight sight, Message.@Nullable Status status, long offset, int limit) {
    return seen(
            jdbc.sql("select * " + SEEN + " order by id desc offset :offset limit :limit"), sight)
        .param("status", status == null ? null : status.name())
        .param("id", null)
        .param("offset", offset)
        .param("limit", limit)
        .query(Message.class)
        .list();
  }

  /** How many those are; at most ten thousand. */
  long count(Sight sight, Message.@Nullable Status status) {
    return seen(jdbc.sql("select count(*) from (select 1 " + SEEN + " limit 10000) as seen"), sight)
        .param("status", status == null ? null : status.name())
        .param("id", null)
        .query(Long.class)
        .single();
  }

  Optional<Message> message(UUID id, Sight sight) {
    return seen(jdbc.sql("select * " + SEEN), sight)
        .param("status", null)
        .param("id", id)
        .query(Message.class)
        .optional();
  }

  private JdbcClient.StatementSpec seen(JdbcClient.StatementSpec query, Sight sight) {
    return query
        .param("agency", sight.agency())
        .param("person", sight.person())
        .param("recipients", sight.recipients())
        .param("recipient", sight.recipient())
        .param("demonstration", demonstration);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
