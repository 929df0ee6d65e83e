package se.statsbidrag.programme;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.GrantRef;
import se.statsbidrag.kernel.GrantSource;
import se.statsbidrag.reading.Question;

@Repository
class RoundStore implements GrantSource {

  /** A round as it is kept; what it stands on is asked for upstream. */
  record Row(
      UUID id,
      UUID agencyId,
      UUID grantId,
      int year,
      String recipientKind,
      RoundKind kind,
      RoundStatus status,
      String nameSv,
      String nameEn,
      UUID lineId) {

    /** Whether two rounds share out the same money of the same year: one for each category. */
    boolean besides(Row other) {
      return grantId.equals(other.grantId) && year == other.year;
    }
  }

  /**
   * What can change of a round and of what it says.
   *
   * @param terms the version in force, or null
   * @param rounds how many rounds there are; each never ends to be, and its money never changes
   */
  record Mark(RoundStatus status, @Nullable UUID terms, long rounds) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  RoundStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(UUID agency, RoundFile.GrantEntry grant) {
    jdbc.sql(
            """
            insert into programme.grant_form
              (agency_id, slug, name_sv, name_en, purpose_sv, purpose_en)
            values (:agency, :slug, :nameSv, :nameEn, :purposeSv, :purposeEn)
            on conflict (slug) do nothing
            """)
        .param("agency", agency)
        .param("slug", grant.slug())
        .param("nameSv", grant.name().sv())
        .param("nameEn", grant.name().en())
        .param("purposeSv", grant.purpose().sv().strip())
        .param("purposeEn", grant.purpose().en().strip())
        .update();
  }

  UUID insert(Actor actor, UUID grant, RoundFile.RoundEntry round, BudgetLine line) {
    return jdbc.sql(
            """
            insert into programme.round
              (grant_id, agency_id, year, recipient_kind, kind, status, name_sv, name_en,
               line_id, pot_id, created_by, created_by_name, created_at)
            values (:grant, :agency, :year, :recipients, :kind, :status, :nameSv, :nameEn,
                    :line, :pot, :person, :name, :now)
            returning id
            """)
        .param("grant", grant)
        .param("agency", actor.agencyId())
        .param("year", round.year())
        .param("recipients", round.recipients())
        .param("kind", round.kind().name())
        .param("status", round.status().name())
        .param("nameSv", round.name().sv())
        .param("nameEn", round.name().en())
        .param("line", line.id())
        .param("pot", line.pot())
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  /** Moves a round to its next status, if it still has the one that is expected. */
  int move(Actor actor, UUID id, RoundStatus from, RoundStatus to) {
    return jdbc.sql(
            """
            update programme.round
               set status = :to,
                   opened_by = case when :to = 'OPEN' then :person else opened_by end,
                   opened_by_name = case when :to = 'OPEN' then :name else opened_by_name end,
                   opened_at = case when :to = 'OPEN' then :now else opened_at end,
                   closed_at = case when :to = 'CLOSED' then :now end
             where id = :id and agency_id = :agency and status = :from
            """)
        .param("id", id)
        .param("agency", actor.agencyId())
        .param("from", from.name())
        .param("to", to.name())
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Announced and open rounds whose last day has passed. */
  List<Row> past() {
    return jdbc.sql(
            """
            select r.* from programme.round r
             where r.status in ('ANNOUNCED', 'OPEN') and (
               select t.closes_at from programme.terms t
                where t.round_id = r.id and t.published_at is not null
                order by t.version desc limit 1) <= :now
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Row.class)
        .list();
  }

  /** Closed rounds whose last day is still to come. */
  List<Row> closedAhead() {
    return jdbc.sql(
            """
            select r.* from programme.round r
             where r.status = 'CLOSED' and (
               select t.closes_at from programme.terms t
                where t.round_id = r.id and t.published_at is not null
                order by t.version desc limit 1) > :now
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Row.class)
        .list();
  }

  List<Grant> grants() {
    return jdbc.sql("select * from programme.grant_form order by name_sv collate \"sv-SE-x-icu\"")
        .query(Grant.class)
        .list();
  }

  Optional<Grant> grant(String slug) {
    return jdbc.sql("select * from programme.grant_form where slug = :slug")
        .param("slug", slug)
        .query(Grant.class)
        .optional();
  }

  /** Enough to know whether a round is as it was when it was last read. */
  Question<Optional<Mark>> mark(UUID id) {
    return Question.sql(
            """
            select r.status, (select count(*) from programme.round) as rounds,
                   (select t.id from programme.terms t
                     where t.round_id = r.id and t.published_at is not null
                     order by t.version desc limit 1) as terms
              from programme.round r where r.id = :id
            """)
        .param("id", id)
        .optional((row, n) ->
            new Mark(
                RoundStatus.valueOf(row.getString("status")),
                row.getObject("terms", UUID.class),
                row.getLong("rounds")));
  }

  Optional<Row> round(UUID id) {
    return jdbc.sql("select * from programme.round where id = :id")
        .param("id", id)
        .query(Row.class)
        .optional();
  }

  /** All rounds of all agencies; the latest year first. */
  List<Row> rounds() {
    return jdbc.sql("select * from programme.round order by year desc, kind, created_at, id")
        .query(Row.class)
        .list();
  }

  /** The grants by name, for the modules upstream. */
  @Override
  public List<GrantRef> known() {
    return jdbc.sql(
            """
            select g.id, g.agency_id, g.name_sv, g.name_en,
                   array_agg(distinct r.recipient_kind) as kinds
              from programme.grant_form g join programme.round r on r.grant_id = g.id
             group by g.id
             order by g.name_sv collate "sv-SE-x-icu", g.id
            """)
        .query((row, n) ->
            new GrantRef(
                row.getObject("id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("name_sv"),
                row.getString("name_en"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("kinds").getArray()))))
        .list();
  }
}
