package se.statsbidrag.award.redistribution;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Typed;

/**
 * The most that a recipient says it can still use (behov), entered by an officer with where it was
 * said. Nobody gets more than that; the latest word counts and the earlier ones are kept.
 */
@Service
class RecipientNeeds {

  private static final int LONGEST = 300;

  private final Redistributions redistributions;
  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  RecipientNeeds(Redistributions redistributions, JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.redistributions = redistributions;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** The recipient with this code among those who could get a part. */
  static Candidate candidate(Standing standing, String code) {
    return standing.candidates().stream()
        .filter(one -> one.code().equals(code) && one.claim() != null)
        .findFirst()
        .orElseThrow(() -> new NotFound("recipient in redistribution", code));
  }

  /** Enters what a recipient says; gives its requisition. */
  @Transactional
  public ObjectRef state(
      Actor actor, UUID key, UUID round, String code, String amount, String source) {
    Role role = actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          Candidate who = candidate(redistributions.look(actor, round).standing(), code);
          Money most = read(amount, source);
          insert(actor, who, most, source.strip());
          Candidate.Claim claim = java.util.Objects.requireNonNull(who.claim());
          ObjectRef object =
              new ObjectRef(
                  "requisition.requisition", claim.requisitionId().toString(), claim.caseNumber());
          audit.record(
              actor,
              role,
              "NEED_STATED",
              object,
              who.needOre() == null ? Map.of() : Map.of("need", String.valueOf(who.need())),
              Map.of("need", most.toString(), "source", source.strip()));
          return object;
        });
  }

  private static Money read(String amount, String source) {
    List<Refusal> refusals = new ArrayList<>();
    Money most = Money.ZERO;
    switch (Typed.kronor(amount)) {
      case Typed.Read<Long>(Long ore) -> {
        most = new Money(ore);
        if (most.isNegative() || !most.isWholeKronor()) {
          refusals.add(Refusal.of("redistribution.refusal.need").at("amount"));
        }
      }
      case Typed.Unread<Long>(Typed.Problem problem, String text) ->
          refusals.add(Refusal.of("layout.typed." + problem, text).at("amount"));
    }
    if (source.isBlank() || source.strip().length() > LONGEST) {
      refusals.add(Refusal.of("redistribution.refusal.source", LONGEST).at("source"));
    }
    Refused.ifAny(refusals);
    return most;
  }

  private void insert(Actor actor, Candidate who, Money most, String source) {
    jdbc.sql(
            """
            insert into award.redistribution_need
              (agency_id, round_id, organisation_id, amount_ore, source, stated_at, stated_by,
               stated_by_name)
            values (:agency, :round, :organisation, :amount, :source, :now, :person, :name)
            """)
        .param("agency", actor.agencyId())
        .param("round", who.roundId())
        .param("organisation", who.organisationId())
        .param("amount", most.ore())
        .param("source", source)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }
}
