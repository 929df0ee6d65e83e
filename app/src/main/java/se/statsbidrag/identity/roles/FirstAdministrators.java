package se.statsbidrag.identity.roles;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/**
 * The first administrators of users, by configuration, since nobody could propose them. They are
 * given the role where an agency has fewer than two who hold it, at the start; all later changes
 * are proposed by one and confirmed by another.
 */
@Component
class FirstAdministrators implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrators.class);
  private static final String PROPERTY = "statsbidrag.first-administrators";
  private static final int NEEDED = 2;

  /** One entry of the configuration: {@code agency|issuer|subject}. */
  private record Entry(String agency, String issuer, String subject) {

    static Entry of(String text) {
      String[] parts = text.strip().split("\\|", -1);
      if (parts.length != 3 || List.of(parts).stream().anyMatch(String::isBlank)) {
        throw new InvalidConfigurationPropertyValueException(
            PROPERTY, text, "an entry is written agency|issuer|subject.");
      }
      return new Entry(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }
  }

  private final Map<String, List<Entry>> agencies;
  private final People people;
  private final RoleStore roles;
  private final Recipients recipients;
  private final AuditTrail trail;

  FirstAdministrators(
      @Value("${" + PROPERTY + ":}") List<String> entries,
      People people,
      RoleStore roles,
      Recipients recipients,
      AuditTrail trail) {
    this.agencies =
        entries.stream()
            .filter(entry -> !entry.isBlank())
            .map(Entry::of)
            .distinct()
            .collect(Collectors.groupingBy(Entry::agency));
    this.people = people;
    this.roles = roles;
    this.recipients = recipients;
    this.trail = trail;
    agencies.forEach((agency, first) -> {
      if (first.size() < NEEDED) {
        throw new InvalidConfigurationPropertyValueException(
            PROPERTY,
            String.join(",", entries),
            agency + " has one administrator, who could confirm nothing. Name two.");
      }
    });
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    agencies.forEach((name, first) -> {
      UUID agency =
          recipients
              .organisation(name)
              .map(Organisation::id)
              .orElseGet(() -> recipients.add(name, false));
      if (roles.holders(agency, Role.USER_ADMINISTRATOR, people.today()).size() < NEEDED) {
        first.forEach(entry -> appoint(agency, entry));
      }
    });
  }

  private void appoint(UUID agency, Entry entry) {
    UUID person = people.known(entry.issuer(), entry.subject());
    LocalDate today = people.today();
    if (roles.holders(agency, Role.USER_ADMINISTRATOR, today).contains(person)) {
      return;
    }
    people.assign(person, agency, Role.USER_ADMINISTRATOR, today);
    trail.record(
        Actor.system(agency),
        null,
        "ADMINISTRATOR_CONFIGURED",
        new ObjectRef("identity.person", person.toString(), entry.subject()),
        Map.of(),
        Map.of("role", Role.USER_ADMINISTRATOR.name(), "from", today.toString()));
    LOG.info("a first administrator was appointed by configuration");
  }
}
