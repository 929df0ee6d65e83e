package se.statsbidrag.identity.agents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.casefile.CaseFile;
import se.statsbidrag.kernel.Actor;

@Repository
class ApplicationStore {

  private static final String APPLICATIONS =
      """
      select a.id, a.agency_id, a.organisation_id, o.name as organisation_name, a.scope,
             a.recipient_kind, a.person_id, a.person_name, a.title, a.email, a.phone, a.deputy,
             a.wanted_to, a.evidence, a.status, a.case_id, a.case_number, a.submitted_at,
             a.waited_seconds, a.reason, a.proposed_by, a.proposed_by_name, a.decided_by_name,
             a.decided_at, a.version
        from identity.agent_application a join recipient.organisation o on o.id = a.organisation_id
      """;

  private final JdbcClient jdbc;

  ApplicationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(Actor applicant, NewApplication wish, CaseFile file, Instant at) {
    return jdbc.sql(
            """
            insert into identity.agent_application
              (agency_id, organisation_id, scope, recipient_kind, person_id, person_name, title,
               email, phone, deputy, wanted_to, evidence, status, case_id, case_number,
               submitted_at)
            values (:agency, :organisation, :scope, :kind, :person, :name, :title,
                    :email, :phone, :deputy, :to, :evidence, 'SUBMITTED', :case, :number, :at)
            returning id
            """)
        .param("agency", wish.agency())
        .param("organisation", wish.organisation())
        .param("scope", wish.scope())
        .param("kind", wish.recipientKind())
        .param("person", applicant.personId())
        .param("name", applicant.name())
        .param("title", wish.title())
        .param("email", wish.email())
        .param("phone", wish.phone())
        .param("deputy", wish.deputy())
        .param("to", wish.wantedTo())
        .param("evidence", wish.evidence().name())
        .param("case", file.id())
        .param("number", file.caseNumber())
        .param("at", utc(at))
        .query(UUID.class)
        .single();
  }

  Optional<Application> application(UUID id) {
    return jdbc.sql(APPLICATIONS + " where a.id = :id")
        .param("id", id)
        .query(Application.class)
        .optional();
  }

  /** One's own, latest first. */
  List<Application> of(UUID person) {
    return jdbc.sql(APPLICATIONS + " where a.person_id = :person order by a.id desc limit 100")
        .param("person", person)
        .query(Application.class)
        .list();
  }

  /** An agency's: open ones oldest first, decided ones latest first. */
  List<Application> list(UUID agency, boolean open, long offset, int limit) {
    return jdbc.sql(
            APPLICATIONS
                + """
                 where a.agency_id = :agency
                   and (a.status in ('SUBMITTED', 'COMPLETION_ASKED', 'REFUSAL_PROPOSED')) = :open
                 order by case when :open then a.submitted_at end,
                          case when not :open then a.decided_at end desc, a.id
                offset :offset limit :limit
                """)
        .param("agency", agency)
        .param("open", open)
        .param("offset", offset)
        .param("limit", limit)
        .query(Application.class)
        .list();
  }

  long count(UUID agency, boolean open) {
    return jdbc.sql(
            """
            select count(*) from identity.agent_application
             where agency_id = :agency
               and (status in ('SUBMITTED', 'COMPLETION_ASKED', 'REFUSAL_PROPOSED')) = :open
            """)
        .param("agency", agency)
        .param("open", open)
        .query(Long.class)
        .single();
  }

  /** The median of how many days the decided ones took, own waiting excepted; null for none. */
  @Nullable Double medianDays(UUID agency) {
    return jdbc.sql(
            """
            select percentile_cont(0.5) within group (order by
                     (extract(epoch from decided_at - submitted_at) - waited_seconds) / 86400)
              from identity.agent_application
             where agency_id = :agency and status in ('APPROVED', 'REFUSED')
            """)
        .param("agency", agency)
        .query((row, n) -> Optional.ofNullable(row.getObject(1, Double.class)))
        .single()
        .orElse(null);
  }

  List<Completion> completions(UUID application) {
    return jdbc.sql(
            """
            select id, question, answer_by, asked_by_name, asked_at, answer, answered_at
              from identity.agent_completion where application_id = :id order by id
            """)
        .param("id", application)
        .query(Completion.class)
        .list();
  }

  /** False when somebody else has changed it since. */
  boolean move(UUID id, int version, Application.Status to) {
    return jdbc.sql(
                """
                update identity.agent_application set status = :status, version = version + 1
                 where id = :id and version = :version
                """)
            .param("status", to.name())
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  void ask(UUID id, Actor officer, String question, LocalDate answerBy, Instant at) {
    jdbc.sql(
            """
            insert into identity.agent_completion
              (application_id, question, answer_by, asked_by_name, asked_at)
            values (:id, :question, :by, :name, :at)
            """)
        .param("id", id)
        .param("question", question)
        .param("by", answerBy)
        .param("name", officer.name())
        .param("at", utc(at))
        .update();
  }

  void answer(UUID id, String answer, Instant at) {
    jdbc.sql(
            """
            with answered as (
              update identity.agent_completion set answer = :answer, answered_at = :at
               where application_id = :id and answered_at is null
              returning extract(epoch from answered_at - asked_at) as waited)
            update identity.agent_application a
               set waited_seconds = waited_seconds + (select coalesce(sum(waited), 0) from answered)
             where a.id = :id
            """)
        .param("answer", answer)
        .param("at", utc(at))
        .param("id", id)
        .update();
  }

  boolean proposeRefusal(UUID id, int version, Actor officer, String reason) {
    return jdbc.sql(
                """
                update identity.agent_application
                   set status = 'REFUSAL_PROPOSED', reason = :reason, proposed_by = :person,
                       proposed_by_name = :name, version = version + 1
                 where id = :id and version = :version
                """)
            .param("reason", reason)
            .param("person", officer.personId())
            .param("name", officer.name())
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  /** Decides for good; power is given where it is approved, and a new reason where there is one. */
  boolean decide(
      Application application,
      Application.Status status,
      Actor decider,
      @Nullable String reason,
      @Nullable UUID power,
      Instant at) {
    return jdbc.sql(
                """
                update identity.agent_application
                   set status = :status, reason = coalesce(:reason, reason), power_id = :power,
                       decided_by = :person, decided_by_name = :name, decided_at = :at,
                       version = version + 1
                 where id = :id and version = :version
                """)
            .param("status", status.name())
            .param("reason", reason)
            .param("power", power)
            .param("person", decider.personId())
            .param("name", decider.name())
            .param("at", utc(at))
            .param("id", application.id())
            .param("version", application.version())
            .update()
        == 1;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
