package se.statsbidrag.recipient;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RecipientStore {

  private final JdbcClient jdbc;

  RecipientStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Organisation> organisation(String name) {
    return jdbc.sql(
            """
            select id, name, name_en, organisation_number, demonstration
              from recipient.organisation where name = :name
            """)
        .param("name", name)
        .query(Organisation.class)
        .optional();
  }

  UUID insert(String name, boolean demonstration) {
    return jdbc.sql(
            """
            insert into recipient.organisation (name, demonstration)
            values (:name, :demonstration) returning id
            """)
        .param("name", name)
        .param("demonstration", demonstration)
        .query(UUID.class)
        .single();
  }
}
