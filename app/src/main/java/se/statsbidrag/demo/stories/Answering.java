package se.statsbidrag.demo.stories;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Round;
import se.statsbidrag.requisition.Choice;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Part;
import se.statsbidrag.requisition.Receptions;
import se.statsbidrag.requisition.Submissions;
import se.statsbidrag.requisition.accounts.Account;

/** What recipients do in a story: fill in the form and send it in, or send it on paper. */
@DemonstrationOnly
@Component
class Answering {

  private static final long ORE = 100;
  private static final long HUNDRED = 100;

  private final Drafts drafts;
  private final Submissions submissions;
  private final Receptions receptions;
  private final Scans scans;

  Answering(Drafts drafts, Submissions submissions, Receptions receptions, Scans scans) {
    this.drafts = drafts;
    this.submissions = submissions;
    this.receptions = receptions;
    this.scans = scans;
  }

  /** Fills in the form and sends it in, as an agent does. */
  void send(Actor agent, Round round, Answer answer) {
    Offer offer = drafts.offer(agent, round.id());
    parts(answer, offer)
        .forEach((part, typed) -> drafts.save(agent, round.id(), part, 0, typed, true));
    Draft draft = drafts.draft(agent, offer).orElseThrow();
    String seen = Objects.requireNonNull(submissions.check(draft, offer).sha256());
    submissions.submit(agent, UUID.randomUUID(), round.id(), seen);
  }

  /** Enters the form that has come on paper, as a registrator does. */
  void enter(Actor registrator, Round round, Answer answer) {
    UUID organisation = answer.recipient().organisationId();
    Offer offer = receptions.offer(registrator, round.id(), organisation);
    Map<String, String> typed = new HashMap<>();
    parts(answer, offer).values().forEach(typed::putAll);
    NewDocument scan = scans.of(answer, round);
    receptions.receive(
        registrator,
        UUID.randomUUID(),
        new Receptions.PaperForm(
            round.id(),
            organisation,
            answer.at().atZone(WorkingCalendar.SWEDEN).toInstant(),
            typed,
            "Behörig företrädare för " + answer.recipient().name(),
            scan));
  }

  private static Map<Part, Map<String, String>> parts(Answer answer, Offer offer) {
    Map<Part, Map<String, String>> parts = new EnumMap<>(Part.class);
    parts.put(Part.ORGANISATION, Map.of("ownCaseNumber", ""));
    parts.put(
        Part.AMOUNT,
        Map.of(
            "choice", answer.choice().name(),
            "amount", answer.choice() == Choice.PART ? part(answer, offer) : "",
            "share", String.valueOf(answer.share())));
    if (answer.choice() == Choice.NONE) {
      return parts;
    }
    parts.put(
        Part.ACCOUNT,
        Map.of(
            "accountKind", Account.Kind.BANKGIRO.name(),
            "accountNumber", Giro.of(answer.number()),
            "invoiceReference", ""));
    parts.put(
        Part.CONTACT,
        Map.of(
            "contactName", "Kontaktperson, " + answer.recipient().name(),
            "contactEmail", "kontakt." + answer.recipient().code() + "@demonstration.invalid",
            "contactPhone", ""));
    parts.put(Part.CONDITIONS, Map.of("conditionsRead", String.valueOf(offer.terms().version())));
    return parts;
  }

  /** A part in whole thousands, at least one krona less than the whole. */
  private static String part(Answer answer, Offer offer) {
    Money exact = answer.exact();
    long kronor =
        exact == null
            ? offer.ceiling().amount().ore() / ORE * answer.percent() / HUNDRED / 1000 * 1000
            : exact.ore() / ORE;
    return String.valueOf(Math.max(1, kronor));
  }
}
