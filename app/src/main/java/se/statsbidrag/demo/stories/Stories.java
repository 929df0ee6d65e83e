package se.statsbidrag.demo.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import se.statsbidrag.demo.DemoPeople;
import se.statsbidrag.demo.DemoReset;
import se.statsbidrag.demo.DemoTime;
import se.statsbidrag.demo.DemoWorld;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.requisition.ReceiptJob;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;
import se.statsbidrag.requisition.Requisitions;
import se.statsbidrag.requisition.desk.BatchJob;

/**
 * Plays stories: begins the demonstration anew and does each act at its moment, through the same
 * services as the pages do, up to the stage that was chosen.
 */
@DemonstrationOnly
@Service
public class Stories {

  private static final int MOST = 500;

  /** One act at its moment. */
  private record Moment(LocalDateTime at, Runnable act) {}

  private final DemoReset reset;
  private final DemoTime time;
  private final DemoWorld world;
  private final DemoPeople cast;
  private final Agents agents;
  private final Answering answering;
  private final Desk desk;
  private final Sharing sharing;
  private final Naming naming;
  private final Paying paying;
  private final ReceiptJob receipts;
  private final BatchJob decided;
  private final Rounds rounds;
  private final Recipients recipients;
  private final Requisitions requisitions;
  private final Ledger ledger;
  private final Clock clock;

  Stories(
      DemoReset reset,
      DemoTime time,
      DemoWorld world,
      DemoPeople cast,
      Agents agents,
      Answering answering,
      Desk desk,
      Sharing sharing,
      Naming naming,
      Paying paying,
      ReceiptJob receipts,
      BatchJob decided,
      Rounds rounds,
      Recipients recipients,
      Requisitions requisitions,
      Ledger ledger,
      Clock clock) {
    this.reset = reset;
    this.time = time;
    this.world = world;
    this.cast = cast;
    this.agents = agents;
    this.answering = answering;
    this.desk = desk;
    this.sharing = sharing;
    this.naming = naming;
    this.paying = paying;
    this.receipts = receipts;
    this.decided = decided;
    this.rounds = rounds;
    this.recipients = recipients;
    this.requisitions = requisitions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All stories, the first one to be told first. */
  public List<Story> all() {
    return Story.all();
  }

  /**
   * Empties the demonstration and plays a story to a stage; the clock is left there.
   *
   * @param told hears how far it has come
   */
  public void play(Story story, Story.Stage stage, Hands hands, Consumer<Progress> told)
      throws Exception {
    Progress progress = Progress.beginning(story.code(), stage.code());
    told.accept(progress);
    reset.beginAnew(() -> {
      hands.moveTo(story.begins());
      time.tell(new DemoTime.Told(story.code(), stage.code()));
    });
    List<Moment> moments =
        script(story).stream().filter(one -> !one.at().isAfter(stage.at())).toList();
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      told.accept(progress.at(i, moments.size(), moment.at().toLocalDate()));
      hands.moveTo(moment.at());
      moment.act().run();
      receipts.run();
      decided.run();
    }
    hands.moveTo(stage.at());
    catchUp();
    told.accept(progress.at(moments.size(), moments.size(), stage.at().toLocalDate()));
  }

  private List<Moment> script(Story story) {
    UUID agency = world.agency();
    Company company = Company.of(cast, agency);
    Agents.Troupe troupe = agents.new Troupe();
    List<Moment> moments = new ArrayList<>();
    for (Answer answer : answers(story)) {
      moments.add(new Moment(answer.at(), () -> answer(company, troupe, story, answer)));
    }
    for (Story.Act act : story.acts()) {
      moments.add(new Moment(act.at(), () -> act(company, troupe, story, act)));
    }
    moments.sort(Comparator.comparing(Moment::at));
    return moments;
  }

  private List<Answer> answers(Story story) {
    LocalDate day = story.begins().toLocalDate();
    return story.answers().stream()
        .flatMap(turnout ->
            new Behaviour(story.seed(), turnout)
                .of(recipients.roles(turnout.recipients(), day)).stream())
        .toList();
  }

  private void answer(Company company, Agents.Troupe troupe, Story story, Answer answer) {
    Round round = round(story, answer.recipient().kind(), answer.kind());
    if (answer.paper()) {
      answering.enter(company.registrator(), round, answer);
    } else {
      answering.send(troupe.of(answer.recipient().organisationId()), round, answer);
    }
  }

  private void act(Company company, Agents.Troupe troupe, Story story, Story.Act act) {
    switch (act.what()) {
      case CATCH_UP -> catchUp();
      case DESK -> both(story, act).forEach(round -> desk.work(company, round));
      case DIRECT -> naming.give(company, story.year());
      case PAY -> paying.pay(company);
      case ANSWERS -> paying.fetch();
      case SHARE -> sharing.share(company, both(story, act).getFirst());
      case LEAVE -> sharing.leave(company, both(story, act).getFirst());
      case ASK_AGAIN -> both(story, act).forEach(round -> askAgain(company, troupe, story, round));
    }
  }

  private List<Round> both(Story story, Story.Act act) {
    return Stream.of(RecipientKind.MUNICIPALITY, RecipientKind.REGION)
        .map(kind -> round(story, kind, act.round()))
        .toList();
  }

  /** Who came in time and was refused asks for what is left of the frame. */
  private void askAgain(Company company, Agents.Troupe troupe, Story story, Round round) {
    List<Requisition> refused =
        requisitions
            .inRound(company.officer(), round.id(), RequisitionStatus.REFUSED, 0, MOST)
            .stream()
            .filter(one -> !one.late())
            .toList();
    for (Requisition one : refused) {
      Money left = ledger.pot(round.agencyId(), round.pot()).available();
      answers(story).stream()
          .filter(first -> first.kind() == round.kind())
          .filter(first -> first.recipient().kind().name().equals(one.recipientKind()))
          .filter(first -> first.recipient().organisationId().equals(one.organisationId()))
          .map(first -> first.again(left, LocalDateTime.now(clock)))
          .forEach(again -> answer(company, troupe, story, again));
    }
  }

  private void catchUp() {
    try {
      world.catchUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Round round(Story story, RecipientKind kind, RoundKind round) {
    return rounds
        .find(world.agency(), new BudgetYear(story.year()), kind.name(), round)
        .orElseThrow();
  }
}
