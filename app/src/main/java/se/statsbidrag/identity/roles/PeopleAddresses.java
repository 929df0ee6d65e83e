package se.statsbidrag.identity.roles;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.AddressBook;
import se.statsbidrag.notification.Addressee;

/** How the people with a role are reached: by the e-mail address of their last sign-in. */
@Repository
class PeopleAddresses implements AddressBook {

  private final JdbcClient jdbc;
  private final Clock clock;

  PeopleAddresses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<Addressee> holders(UUID agency, Role role) {
    return jdbc.sql(
            """
            select distinct p.id, p.name, p.email, p.language
              from identity.person p
              join (select person_id from identity.role_assignment
                     where agency_id = :agency and role = :role and withdrawn_at is null
                       and valid_from <= :day and (valid_to is null or valid_to >= :day)
                    union
                    select person_id from identity.power
                     where organisation_id = :agency and role = :role and removed_at is null
                       and valid_from <= :day and valid_to >= :day) r on r.person_id = p.id
             where p.email is not null
             order by p.name, p.id
            """)
        .param("agency", agency)
        .param("role", role.name())
        .param("day", LocalDate.now(clock))
        .query((row, n) ->
            new Addressee(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Locale.of(row.getString("language"))))
        .list();
  }
}
