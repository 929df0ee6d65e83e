package se.statsbidrag.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/**
 * Early notice (förhandsbesked) of what a coming year may bring, before there is a round: the
 * recipients must plan before the Riksdag has decided (R207).
 */
@Service
public class Notices {

  /** How sure the money is. */
  public enum Status {
    /** Villkorat: only if the Riksdag decides so. */
    CONDITIONAL,
    /** Föreslaget: in the government's budget bill. */
    PROPOSED,
    /** Beslutat by the Riksdag. */
    DECIDED
  }

  /**
   * A notice.
   *
   * @param frame what there may be to share out
   * @param likeRoundId the round whose key the indicative amounts follow
   * @param basis where the figure comes from
   * @param condition what must happen first, or null
   * @param assumption what is assumed, or null
   */
  public record Notice(
      UUID id,
      UUID grantId,
      int year,
      String recipientKind,
      Status status,
      Money frame,
      UUID likeRoundId,
      String basis,
      @Nullable String condition,
      @Nullable String assumption,
      Instant published) {}

  /** What somebody wants to announce. */
  public record Plan(
      int year,
      Status status,
      long kronor,
      UUID likeRoundId,
      String basis,
      @Nullable String condition,
      @Nullable String assumption) {}

  private record Row(
      UUID id,
      UUID grantId,
      int year,
      String recipientKind,
      Status status,
      long frameOre,
      UUID likeRoundId,
      String basis,
      @Nullable String conditionText,
      @Nullable String assumption,
      OffsetDateTime publishedAt) {

    Notice notice() {
      return new Notice(
          id,
          grantId,
          year,
          recipientKind,
          status,
          Money.of(frameOre),
          likeRoundId,
          basis,
          conditionText,
          assumption,
          publishedAt.toInstant());
    }
  }

  private static final int FURTHEST = 10;

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final AuditTrail audit;
  private final Clock clock;

  Notices(JdbcClient jdbc, Rounds rounds, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.audit = audit;
    this.clock = clock;
  }

  /** Announces a year, in the place of what was announced of it before. */
  @Transactional
  public ObjectRef publish(Actor actor, UUID key, Plan plan) {
    Role role = actor.as(Role.CASE_OFFICER, Role.DECISION_MAKER);
    Round like = rounds.round(plan.likeRoundId());
    if (!like.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", plan.likeRoundId());
    }
    return audit.once(
        key,
        actor,
        () -> {
          Refused.ifAny(check(plan, like));
          replace(like, plan.year());
          UUID id = insert(actor, plan, like);
          ObjectRef notice =
              new ObjectRef(
                  "programme.notice", id.toString(), like.grant().nameSv() + " " + plan.year());
          audit.record(
              actor,
              role,
              "NOTICE_PUBLISHED",
              notice,
              Map.of(),
              Map.of(
                  "year", plan.year(),
                  "status", plan.status().name(),
                  "frame", Money.ofKronor(plan.kronor()).toString()));
          return notice;
        });
  }

  private static List<Refusal> check(Plan plan, Round like) {
    List<Refusal> refusals = new ArrayList<>();
    int years = plan.year() - like.year().year();
    if (years < 1 || years > FURTHEST) {
      refusals.add(Refusal.of("programme.refusal.notice.year", like.year()).at("year"));
    }
    if (plan.kronor() <= 0) {
      refusals.add(Refusal.of("programme.refusal.notice.frame").at("kronor"));
    }
    if (plan.basis().isBlank()) {
      refusals.add(Refusal.of("programme.refusal.notice.basis").at("basis"));
    }
    if (plan.status() == Status.CONDITIONAL && given(plan.condition()) == null) {
      refusals.add(Refusal.of("programme.refusal.notice.condition").at("condition"));
    }
    return refusals;
  }

  /** What is announced of a grant's coming years: those that no announced round covers yet. */
  @Transactional(readOnly = true)
  public List<Notice> published(Grant grant) {
    return jdbc
        .sql(
            """
            select n.* from programme.notice n
             where n.grant_id = :grant and n.replaced_at is null
               and not exists (select from programme.round r
                                where r.grant_id = n.grant_id and r.year = n.year
                                  and r.recipient_kind = n.recipient_kind
                                  and r.status <> 'PLANNED')
             order by n.year, n.recipient_kind
            """)
        .param("grant", grant.id())
        .query(Row.class)
        .list()
        .stream()
        .map(Row::notice)
        .toList();
  }

  private void replace(Round like, int year) {
    jdbc.sql(
            """
            update programme.notice set replaced_at = :now
             where grant_id = :grant and year = :year and recipient_kind = :kind
               and replaced_at is null
            """)
        .param("now", now())
        .param("grant", like.grant().id())
        .param("year", year)
        .param("kind", like.recipientKind())
        .update();
  }

  private UUID insert(Actor actor, Plan plan, Round like) {
    return jdbc.sql(
            """
            insert into programme.notice
              (grant_id, agency_id, year, recipient_kind, status, frame_ore, like_round_id, basis,
               condition_text, assumption, published_by, published_name, published_at)
            values (:grant, :agency, :year, :kind, :status, :frame, :like, :basis, :condition,
                    :assumption, :person, :name, :now)
            returning id
            """)
        .param("grant", like.grant().id())
        .param("agency", actor.agencyId())
        .param("year", new BudgetYear(plan.year()).year())
        .param("kind", like.recipientKind())
        .param("status", plan.status().name())
        .param("frame", Money.ofKronor(plan.kronor()).ore())
        .param("like", like.id())
        .param("basis", plan.basis().strip())
        .param("condition", given(plan.condition()))
        .param("assumption", given(plan.assumption()))
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now())
        .query(UUID.class)
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
