package se.statsbidrag.requisition;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.Powers;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;

/** Municipalities with people who fill in and send in, each municipality used by one test. */
@Component
public class FormFixture {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Recipients recipients;
  private final People people;
  private final Powers powers;
  private final Rounds rounds;
  private final Drafts drafts;
  private final Submissions submissions;
  private final JdbcClient jdbc;

  FormFixture(
      Recipients recipients,
      People people,
      Powers powers,
      Rounds rounds,
      Drafts drafts,
      Submissions submissions,
      JdbcClient jdbc) {
    this.recipients = recipients;
    this.people = people;
    this.powers = powers;
    this.rounds = rounds;
    this.drafts = drafts;
    this.submissions = submissions;
    this.jdbc = jdbc;
  }

  public UUID agency() {
    return recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
  }

  /** The municipalities' round of 2020. */
  public Round round() {
    return rounds
        .find(agency(), new BudgetYear(2020), "MUNICIPALITY", RoundKind.ORDINARY)
        .orElseThrow();
  }

  /** Opens the round again that was closed while a test had moved the clock. */
  public void reopen() {
    jdbc.sql("update programme.round set status = 'OPEN', closed_at = null where id = :id")
        .param("id", round().id())
        .update();
  }

  /** Closes the round, as the job does when its last day has passed. */
  public void close() {
    jdbc.sql(
            """
            update programme.round set status = 'CLOSED', closed_at = now() where id = :id
            """)
        .param("id", round().id())
        .update();
  }

  /** A municipality that no other test has used. */
  public UUID municipality() {
    var all = recipients.roles(RecipientKind.MUNICIPALITY, DAY);
    return all.get(all.size() - 1 - NEXT.getAndIncrement()).organisationId();
  }

  /** Somebody who holds a power there. */
  public Actor person(UUID organisation, Role role, String name) {
    UUID person = people.register("test", UUID.randomUUID().toString(), name);
    powers.give(organisation, person, role, null, null, LocalDate.EPOCH, LocalDate.of(2099, 1, 1));
    return new Actor(person, name, organisation, Set.of(role), "test");
  }

  /** Somebody at the agency. */
  public Actor officer(Role role) {
    UUID person = people.register("test", UUID.randomUUID().toString(), "Test " + role);
    people.assign(person, agency(), role, LocalDate.EPOCH);
    return new Actor(person, "Test " + role, agency(), Set.of(role), "test");
  }

  /** All that a form asks for: the whole amount, to an account and a contact person. */
  public static Map<Part, Map<String, String>> whole() {
    Map<Part, Map<String, String>> parts = new LinkedHashMap<>();
    parts.put(Part.ORGANISATION, Map.of("ownCaseNumber", "KS 2020/17"));
    parts.put(Part.AMOUNT, Map.of("choice", "WHOLE", "amount", "", "share", "true"));
    parts.put(
        Part.ACCOUNT,
        Map.of(
            "accountKind", "BANKGIRO", "accountNumber", "5402-9681", "invoiceReference", "1234"));
    parts.put(
        Part.CONTACT,
        Map.of(
            "contactName", "Anna Ek",
            "contactEmail", "anna.ek@kommunen.example",
            "contactPhone", ""));
    parts.put(Part.CONDITIONS, Map.of("conditionsRead", "1"));
    return parts;
  }

  /** Fills in all parts. */
  public void fill(Actor actor, UUID round, Map<Part, Map<String, String>> parts) {
    parts.forEach(
        (part, typed) -> drafts.save(actor, round, part, version(actor, round), typed, true));
  }

  public void fill(Actor actor) {
    fill(actor, round().id(), whole());
  }

  public int version(Actor actor, UUID round) {
    return drafts.draft(actor, drafts.offer(actor, round)).map(Draft::version).orElse(0);
  }

  /** The hash of what would be sent in now. */
  public @Nullable String seen(Actor actor, UUID round) {
    Offer offer = drafts.offer(actor, round);
    return submissions.check(drafts.draft(actor, offer).orElseThrow(), offer).sha256();
  }

  /** Sends in what is filled in. */
  public ObjectRef submit(Actor actor) {
    UUID round = round().id();
    return submissions.submit(actor, UUID.randomUUID(), round, seen(actor, round));
  }
}
