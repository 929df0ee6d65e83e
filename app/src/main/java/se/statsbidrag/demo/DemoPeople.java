package se.statsbidrag.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;

/** The cast of the demonstration: made-up people, one a role, at the agency of the mandate. */
@DemonstrationOnly
@Component
class DemoPeople {

  static final String ISSUER = "demonstration";

  /** A domain that no mail can reach, by RFC 2606. */
  private static final String DOMAIN = "@demonstration.invalid";

  /** One of the cast. */
  record Member(UUID person, UUID agency, String name, List<Role> roles) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("registrator", "Rut Registrator", Role.REGISTRATOR),
          new Part("handlaggare", "Hanna Handläggare", Role.CASE_OFFICER),
          new Part("beslutsfattare", "Bo Beslutsfattare", Role.DECISION_MAKER),
          new Part("ekonom", "Ekon Ekonom", Role.ECONOMIST),
          new Part("granskare", "Greta Granskare", Role.AUDITOR),
          new Part("administrator", "Adam Administratör", Role.USER_ADMINISTRATOR),
          new Part("administrator2", "Britta Administratör", Role.USER_ADMINISTRATOR));

  private record Part(String subject, String name, Role role) {}

  private static final LocalDate FIRST_DAY = LocalDate.EPOCH;

  private final People people;
  private final JdbcClient jdbc;

  DemoPeople(People people, JdbcClient jdbc) {
    this.people = people;
    this.jdbc = jdbc;
  }

  /** Makes the cast known at an agency, once. */
  @Transactional
  void enter(UUID agency) {
    for (Part part : PARTS) {
      UUID person =
          people.register(
              ISSUER, part.subject(), part.name(), part.subject() + DOMAIN, Locale.of("sv"));
      if (people.agencies(person).isEmpty()) {
        people.assign(person, agency, part.role(), FIRST_DAY);
      }
    }
  }

  /** The cast with the roles that each holds now, in the order of the first of them. */
  List<Member> all() {
    return jdbc.sql(
            """
            select p.id, r.agency_id, p.name, array_agg(r.role order by r.role) as roles
              from identity.person p join identity.role_assignment r on r.person_id = p.id
             where p.issuer = :issuer and r.withdrawn_at is null
               and r.valid_from <= :day and (r.valid_to is null or r.valid_to >= :day)
             group by p.id, r.agency_id
             order by p.id
            """)
        .param("issuer", ISSUER)
        .param("day", people.today())
        .query((row, n) ->
            new Member(
                row.getObject("id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                    .map(Role::valueOf)
                    .toList()))
        .list();
  }

  /** Whoever of the cast holds the role at the agency, acting. */
  Actor actor(UUID agency, Role role) {
    return all().stream()
        .filter(member -> member.agency().equals(agency) && member.roles().contains(role))
        .findFirst()
        .map(member -> people.actor(member.person(), agency, ISSUER))
        .orElseThrow(() -> new NotFound("role", role));
  }

  Member member(UUID person) {
    return all().stream()
        .filter(member -> member.person().equals(person))
        .findFirst()
        .orElseThrow(() -> new NotFound("person", person));
  }
}
