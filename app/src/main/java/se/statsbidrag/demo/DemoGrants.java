package se.statsbidrag.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.MandateDocument;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Notices;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Rounds;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The mandates and rounds of the demonstration, each from the day of its decision on: entered by
 * its case officer, activated and opened by its decision maker, through the same doors as any.
 */
@DemonstrationOnly
@Component
class DemoGrants {

  /** A decision that the government makes, and the rounds that it makes possible. */
  private record Chapter(String folder, String mandate) {}

  private record Coming(
      int year,
      String recipients,
      Notices.Status status,
      long kronor,
      String basis,
      String condition,
      String assumption) {

    Notices.Plan plan(UUID like) {
      return new Notices.Plan(year, status, kronor, like, basis, condition, assumption);
    }
  }

  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter("2017", "2017/mandate"),
          new Chapter("2020", "2020/mandate"),
          new Chapter("2021", "2021/mandate"),
          new Chapter("2021-top-up", "2020/amendment-2021"),
          new Chapter("2022", "2022/mandate"));

  private final Mandates mandates;
  private final Rounds rounds;
  private final Instructions instructions;
  private final Notices notices;
  private final DemoPeople cast;
  private final Clock clock;

  DemoGrants(
      Mandates mandates,
      Rounds rounds,
      Instructions instructions,
      Notices notices,
      DemoPeople cast,
      Clock clock) {
    this.mandates = mandates;
    this.rounds = rounds;
    this.instructions = instructions;
    this.notices = notices;
    this.cast = cast;
    this.clock = clock;
  }

  /**
   * Loads what has been decided by now and is not there; a start that was cut off is taken up where
   * it stopped.
   *
   * @return the folders of what has been decided by now
   */
  List<String> load(UUID agency) {
    List<String> loaded = new ArrayList<>();
    for (Chapter chapter : CHAPTERS) {
      String file = text(chapter.mandate());
      MandateDocument document = mandates.read(file);
      if (document.decision().date().isAfter(LocalDate.now(clock))) {
        continue;
      }
      loaded.add(chapter.folder());
      Mandate mandate =
          mandates.list(agency).stream()
              .filter(own -> own.caseNumber().equals(document.decision().caseNumber()))
              .findFirst()
              .orElseGet(() -> mandates.enterFile(cast.actor(agency, Role.CASE_OFFICER), file));
      if (!mandate.active()) {
        mandates.activate(decider(agency), UUID.randomUUID(), mandate.id(), mandate.version());
      }
      if (rounds.list(agency).stream().noneMatch(own -> own.mandateId().equals(mandate.id()))) {
        rounds.load(cast.actor(agency, Role.CASE_OFFICER), text(chapter.folder() + "/rounds"));
      }
    }
    publish(agency);
    announce(agency);
    return loaded;
  }

  private void publish(UUID agency) {
    Actor decider = decider(agency);
    for (Round round : rounds.list(agency)) {
      if (round.terms() == null) {
        instructions
            .draft(decider, round)
            .ifPresent(draft ->
                instructions.publish(
                    decider, UUID.randomUUID(), round.id(), draft.terms().id(), draft.enteredAt()));
      }
    }
  }

  /** What the decision of 2020 says of the years to come. */
  private void announce(UUID agency) {
    Actor officer = cast.actor(agency, Role.CASE_OFFICER);
    for (Coming coming : new YAMLMapper().readValue(text("2020/notices"), Coming[].class)) {
      rounds
          .find(agency, new BudgetYear(2020), coming.recipients(), RoundKind.ORDINARY)
          .filter(like ->
              rounds
                      .find(
                          agency,
                          new BudgetYear(coming.year()),
                          coming.recipients(),
                          RoundKind.ORDINARY)
                      .isEmpty()
                  && notices.published(like.grant()).stream()
                      .noneMatch(one ->
                          one.year() == coming.year()
                              && one.recipientKind().equals(coming.recipients())))
          .ifPresent(like -> notices.publish(officer, UUID.randomUUID(), coming.plan(like.id())));
    }
  }

  /**
   * Puts every round where the clock says it is: closes what is past, and opens every announced
   * round that can open now.
   */
  List<ObjectRef> open(UUID agency) {
    List<ObjectRef> opened = new ArrayList<>();
    rounds.closePast();
    rounds.reopenAhead();
    for (Round round : rounds.list(agency)) {
      if (round.status() == RoundStatus.ANNOUNCED && rounds.hindrances(round).isEmpty()) {
        opened.add(rounds.open(decider(agency), UUID.randomUUID(), round.id()));
      }
    }
    return opened;
  }

  private Actor decider(UUID agency) {
    return cast.actor(agency, Role.DECISION_MAKER);
  }

  private static String text(String file) {
    try {
      return new ClassPathResource("demo/" + file + ".yaml")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
