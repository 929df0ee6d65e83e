package se.statsbidrag.notification;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
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
}
