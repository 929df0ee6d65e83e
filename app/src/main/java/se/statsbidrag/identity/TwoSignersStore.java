package se.statsbidrag.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.reading.Question;

@Repository
class TwoSignersStore {

  /** Whether an organisation has the rule now. */
  static final String NEEDED =
      """
      exists (select from identity.two_signers
               where organisation_id = :organisation and upper_inf(valid))
      """;

  private final JdbcClient jdbc;

  TwoSignersStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the organisation has the rule now. */
  Question<Boolean> needed(UUID organisation) {
    return Question.sql("select " + NEEDED)
        .param("organisation", organisation)
        .list((row, n) -> row.getBoolean(1))
        .then(List::getFirst);
  }

  Optional<CombinedSigning.Rule> current(UUID organisation) {
    return jdbc.sql(
            """
            select id, organisation_id, lower(valid) as since, set_by_name, lift_asked_by,
                   lift_asked_name
              from identity.two_signers
             where organisation_id = :organisation and upper_inf(valid)
            """)
        .param("organisation", organisation)
        .query(CombinedSigning.Rule.class)
        .optional();
  }

  void insert(Actor actor, Instant at) {
    jdbc.sql(
            """
            insert into identity.two_signers (organisation_id, valid, set_by, set_by_name)
            values (:organisation,
                    tstzrange(greatest(:at, (select max(upper(valid)) from identity.two_signers
                                              where organisation_id = :organisation)), null),
                    :person, :name)
            """)
        .param("organisation", actor.agencyId())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  /** Asks to let go of the rule, or takes that back for null; false when it is already gone. */
  boolean ask(UUID id, @Nullable Actor actor) {
    return jdbc.sql(
                """
                update identity.two_signers
                   set lift_asked_by = :person, lift_asked_name = :name
                 where id = :id and upper_inf(valid)
                """)
            .param("person", actor == null ? null : actor.personId())
            .param("name", actor == null ? null : actor.name())
            .param("id", id)
            .update()
        == 1;
  }

  /** Lets go of it; false unless somebody else has asked. */
  boolean lift(UUID id, UUID person, Instant at) {
    return jdbc.sql(
                """
                update identity.two_signers
                   set lifted_by = :person,
                       valid = tstzrange(lower(valid),
                         greatest(:at, lower(valid) + interval '1 microsecond'))
                 where id = :id and upper_inf(valid) and lift_asked_by <> :person
                """)
            .param("person", person)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }
}
