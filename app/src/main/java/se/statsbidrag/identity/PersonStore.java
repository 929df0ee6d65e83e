package se.statsbidrag.identity;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Role;

@Repository
class PersonStore {

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The person behind a provider's subject, made at the first sign-in; the name is kept fresh. */
  UUID register(String issuer, String subject, String name) {
    return jdbc.sql(
            """
            insert into identity.person (issuer, subject, name) values (:issuer, :subject, :name)
            on conflict (issuer, subject) do update set name = excluded.name
            returning id
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .param("name", name)
        .query(UUID.class)
        .single();
  }

  Optional<String> name(UUID person) {
    return jdbc.sql("select name from identity.person where id = :person")
        .param("person", person)
        .query(String.class)
        .optional();
  }

  Set<Role> roles(UUID person, UUID agency, LocalDate day) {
    List<Role> roles =
        jdbc
            .sql(
                """
                select role from identity.role_assignment
                 where person_id = :person and agency_id = :agency
                   and valid_from <= :day and (valid_to is null or valid_to >= :day)
                """)
            .param("person", person)
            .param("agency", agency)
            .param("day", day)
            .query(String.class)
            .list()
            .stream()
            .map(Role::valueOf)
            .toList();
    return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
  }

  List<UUID> agencies(UUID person, LocalDate day) {
    return jdbc.sql(
            """
            select distinct agency_id from identity.role_assignment
             where person_id = :person
               and valid_from <= :day and (valid_to is null or valid_to >= :day)
             order by agency_id
            """)
        .param("person", person)
        .param("day", day)
        .query(UUID.class)
        .list();
  }

  void assign(UUID person, UUID agency, Role role, LocalDate from) {
    jdbc.sql(
            """
            insert into identity.role_assignment (person_id, agency_id, role, valid_from)
            values (:person, :agency, :role, :from)
            """)
        .param("person", person)
        .param("agency", agency)
        .param("role", role.name())
        .param("from", from)
        .update();
  }
}
