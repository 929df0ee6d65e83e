package se.statsbidrag.demo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;

/**
 * The cast of the demonstration: made-up people, one a role, at the agency of the mandate and at
 * some of its recipients.
 */
@DemonstrationOnly
@Component
public class DemoPeople {

  static final String ISSUER = "demonstration";

  /** A domain that no mail can reach, by RFC 2606. */
  private static final String DOMAIN = "@demonstration.invalid";

  /** One of the cast at one organisation; somebody without any role is at none. */
  record Member(UUID person, UUID agency, String place, String name, List<Role> roles) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("registrator", "Rut Registrator", Role.REGISTRATOR),
          new Part("handlaggare", "Hanna Handläggare", Role.CASE_OFFICER),
          new Part("handlaggare2", "Harry Handläggare", Role.CASE_OFFICER),
          new Part("beslutsfattare", "Bo Beslutsfattare", Role.DECISION_MAKER),
          new Part("ekonom", "Ekon Ekonom", Role.ECONOMIST),
          new Part("ekonom2", "Eva Ekonom", Role.ECONOMIST),
          new Part("granskare", "Greta Granskare", Role.AUDITOR),
          new Part("administrator", "Adam Administratör", Role.USER_ADMINISTRATOR),
          new Part("administrator2", "Britta Administratör", Role.USER_ADMINISTRATOR));

  private record Part(String subject, String name, Role role) {}

  /** By the code of a municipality (four digits) or a region (two). */
  private static final List<Guest> GUESTS =
      List.of(
          new Guest("0180", "kommunsekreterare", "Karin Kommunsekreterare", Role.AGENT),
          new Guest("0180", "representant", "Rakel Representant", Role.REPRESENTATIVE),
          new Guest("0180", "uppgiftssamordnare", "Uno Uppgiftssamordnare", Role.COORDINATOR),
          new Guest("0980", "gotland", "Gunnel Gotlandsombud", Role.AGENT),
          new Guest("2403", "smakommun", "Sven Småkommun", Role.AGENT),
          new Guest("12", "regionombud", "Rigmor Regionombud", Role.AGENT));

  private record Guest(String code, String subject, String name, Role role) {}

  /** Signed in, and nothing more: whoever wants to become an agent. */
  private static final String APPLICANT = "Olle Ombudssökande";

  private static final LocalDate FIRST_DAY = LocalDate.EPOCH;
  private static final LocalDate FIRST_POWER = LocalDate.of(2017, 1, 1);
  private static final LocalDate LAST_POWER = LocalDate.of(2029, 12, 31);

  private final People people;
  private final Powers powers;
  private final Recipients recipients;
  private final JdbcClient jdbc;

  DemoPeople(People people, Powers powers, Recipients recipients, JdbcClient jdbc) {
    this.people = people;
    this.powers = powers;
    this.recipients = recipients;
    this.jdbc = jdbc;
  }

  /** Makes the cast known, once: that of an agency, and those of the recipients. */
  @Transactional
  void enter(UUID agency) {
    for (Part part : PARTS) {
      UUID person = known(part.subject(), part.name());
      if (people.agencies(person).isEmpty()) {
        people.assign(person, agency, part.role(), FIRST_DAY);
      }
    }
    for (Guest guest : GUESTS) {
      UUID person = known(guest.subject(), guest.name());
      if (people.agencies(person).isEmpty()) {
        UUID at = organisation(guest.code());
        powers.give(at, person, guest.role(), null, null, FIRST_POWER, LAST_POWER);
      }
    }
    known("ombudssokande", APPLICANT);
  }

  private UUID known(String subject, String name) {
    return people.register(ISSUER, subject, name, subject + DOMAIN, Locale.of("sv"));
  }

  private UUID organisation(String code) {
    RecipientKind kind = code.length() == 2 ? RecipientKind.REGION : RecipientKind.MUNICIPALITY;
    return recipients.role(kind, code, people.today()).orElseThrow().organisationId();
  }

  /** The cast with the roles that each holds now: agencies first, those without a role last. */
  List<Member> all() {
    return jdbc.sql(
            """
            select p.id, coalesce(h.at, '00000000-0000-0000-0000-000000000000') as at,
                   coalesce(o.name, '') as place, p.name,
                   array_remove(array_agg(distinct h.role), null) as roles
              from identity.person p
              left join (select person_id, agency_id as at, role, 1 as line
                           from identity.role_assignment
                          where withdrawn_at is null and valid_from <= :day
                            and (valid_to is null or valid_to >= :day)
                         union all
                         select person_id, organisation_id, role, 2 from identity.power
                          where removed_at is null and valid_from <= :day and valid_to >= :day) h
                on h.person_id = p.id
              left join recipient.organisation o on o.id = h.at
             where p.issuer = :issuer
             group by p.id, h.at, o.name
             order by coalesce(min(h.line), 3),
                      min(min(p.id::text)) over (partition by h.at), p.id
            """)
        .param("issuer", ISSUER)
        .param("day", people.today())
        .query(DemoPeople::member)
        .list();
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    return new Member(
        row.getObject("id", UUID.class),
        row.getObject("at", UUID.class),
        row.getString("place"),
        row.getString("name"),
        Arrays.stream((String[]) row.getArray("roles").getArray())
            .map(Role::valueOf)
            .sorted()
            .toList());
  }

  /** Whoever of the cast holds the role at the agency, acting. */
  public Actor actor(UUID agency, Role role) {
    return actor(agency, role, 0);
  }

  /** As {@link #actor(UUID, Role)}, past so many who hold it before. */
  public Actor actor(UUID agency, Role role, int past) {
    return all().stream()
        .filter(member -> member.agency().equals(agency) && member.roles().contains(role))
        .skip(past)
        .findFirst()
        .map(member -> people.actor(member.person(), agency, ISSUER))
        .orElseThrow(() -> new NotFound("role", role));
  }

  /** One of the cast, at one of the organisations where they are something; any for null. */
  Member member(UUID person, @Nullable UUID organisation) {
    return all().stream()
        .filter(member -> member.person().equals(person))
        .filter(member -> organisation == null || member.agency().equals(organisation))
        .findFirst()
        .orElseThrow(() -> new NotFound("person", person));
  }
}
