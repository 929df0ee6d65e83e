package se.statsbidrag.programme;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.kernel.Actor;

@Repository
class RoundStore {

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
      UUID lineId) {}

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
}
