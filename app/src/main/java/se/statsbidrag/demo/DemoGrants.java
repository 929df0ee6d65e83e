package se.statsbidrag.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.MandateDocument;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.identity.People;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Rounds;

/**
 * The mandates that the demonstration starts with: entered by its case officer, activated by its
 * decision maker, through the same doors as any mandate.
 */
@DemonstrationOnly
@Component
class DemoGrants {

  private static final List<String> YEARS = List.of("2017", "2020");

  private final Mandates mandates;
  private final Rounds rounds;
  private final DemoPeople cast;
  private final People people;

  DemoGrants(Mandates mandates, Rounds rounds, DemoPeople cast, People people) {
    this.mandates = mandates;
    this.rounds = rounds;
    this.cast = cast;
    this.people = people;
  }

  /** Loads what is not there; a start that was cut off is taken up where it stopped. */
  void load(UUID agency) {
    for (String year : YEARS) {
      String file = text(year, "mandate.yaml");
      MandateDocument document = mandates.read(file);
      Mandate mandate =
          mandates.list(agency).stream()
              .filter(own -> own.caseNumber().equals(document.decision().caseNumber()))
              .findFirst()
              .orElseGet(() -> mandates.enterFile(member(Role.CASE_OFFICER), file));
      if (!mandate.active()) {
        mandates.activate(
            member(Role.DECISION_MAKER), UUID.randomUUID(), mandate.id(), mandate.version());
      }
      if (rounds.list(agency).stream().noneMatch(own -> own.mandateId().equals(mandate.id()))) {
        rounds.load(member(Role.CASE_OFFICER), text(year, "rounds.yaml"));
      }
    }
  }

  private Actor member(Role role) {
    return cast.all().stream()
        .filter(member -> member.roles().contains(role))
        .findFirst()
        .map(member -> people.actor(member.person(), member.agency(), DemoPeople.ISSUER))
        .orElseThrow();
  }

  private static String text(String year, String file) {
    try {
      return new ClassPathResource("demo/" + year + "/" + file)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
