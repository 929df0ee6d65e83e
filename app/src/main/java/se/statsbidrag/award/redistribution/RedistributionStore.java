package se.statsbidrag.award.redistribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Content;
import se.statsbidrag.award.sharing.Frame;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

@Repository
class RedistributionStore {

  private static final String COLUMNS =
      """
      select id, agency_id, year, number, outcome, status, title, left_ore, shared_ore, content,
             sha256, case_id, case_number, proposal_id, proposed_by, proposed_by_name, proposed_at,
             decided_at, decided_by_name
        from award.redistribution
      """;

  private final JdbcClient jdbc;
  private final Clock machine;

  RedistributionStore(JdbcClient jdbc, @Qualifier("systemClock") Clock machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  /** What is to be kept of a proposal. */
  record New(
      Pool pool,
      Redistributed.Outcome outcome,
      String title,
      Content content,
      UUID caseId,
      String caseNumber,
      Instant at) {}

  UUID insert(Actor actor, New made, @Nullable Sharing sharing) {
    String content = made.content().written();
    Standing standing = made.content().standing();
    UUID id =
        jdbc.sql(
                """
                insert into award.redistribution
                  (agency_id, grant_id, year, kind, categories, number, outcome, title, left_ore,
                   shared_ore, content, sha256, case_id, case_number, proposed_by,
                   proposed_by_name, proposed_at)
                values (:agency, :grant, :year, :kind, :categories::text[], :number, :outcome,
                        :title, :left, :shared, :content, :sha256, :case, :caseNumber, :person,
                        :name, :now)
                returning id
                """)
            .param("agency", actor.agencyId())
            .param("grant", made.pool().first().grant().id())
            .param("year", made.pool().first().year().year())
            .param("kind", made.pool().first().kind().name())
            .param("categories", made.pool().categories().toArray(String[]::new))
            .param("number", standing.number())
            .param("outcome", made.outcome().name())
            .param("title", made.title())
            .param("left", standing.left().ore())
            .param("shared", sharing == null ? 0 : sharing.sum().ore())
            .param("content", content)
            .param("sha256", Content.sha256(content))
            .param("case", made.caseId())
            .param("caseNumber", made.caseNumber())
            .param("person", actor.personId())
            .param("name", actor.name())
            .param("now", made.at().atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .single();
    insertParts(id, standing, sharing);
    return id;
  }

  private void insertParts(UUID id, Standing standing, @Nullable Sharing sharing) {
    for (int i = 0; i < standing.frames().size(); i++) {
      Frame frame = standing.frames().get(i);
      insert(id, i + 1, frame, sharing == null ? Money.ZERO : sharing.from(frame));
    }
    if (sharing != null) {
      for (int i = 0; i < sharing.lines().size(); i++) {
        insert(id, i + 1, sharing.lines().get(i));
      }
    }
  }

  private void insert(UUID id, int position, Frame frame, Money taken) {
    jdbc.sql(
            """
            insert into award.redistribution_frame
              (redistribution_id, position, round_id, pot_id, available_ore, undecided_ore,
               kept_ore, left_ore, taken_ore)
            values (:id, :position, :round, :pot, :available, :undecided, :kept, :left, :taken)
            """)
        .param("id", id)
        .param("position", position)
        .param("round", frame.roundId())
        .param("pot", frame.pot())
        .param("available", frame.availableOre())
        .param("undecided", frame.undecidedOre())
        .param("kept", frame.keptOre())
        .param("left", frame.leftOre())
        .param("taken", taken.ore())
        .update();
  }

  private void insert(UUID id, int position, Sharing.Line line) {
    Candidate who = line.candidate();
    jdbc.sql(
            """
            insert into award.redistribution_line
              (redistribution_id, position, round_id, from_round_id, organisation_id,
               requisition_id, recipient_code, recipient_name, need_ore, amount_ore)
            values (:id, :position, :round, :from, :organisation, :requisition, :code, :name, :need,
                    :amount)
            """)
        .param("id", id)
        .param("position", position)
        .param("round", who.roundId())
        .param("from", line.frame().roundId())
        .param("organisation", who.organisationId())
        .param("requisition", who.claim() == null ? null : who.claim().requisitionId())
        .param("code", who.code())
        .param("name", who.name())
        .param("need", who.needOre())
        .param("amount", line.ore())
        .update();
  }

  void proposed(UUID id, UUID proposal) {
    jdbc.sql("update award.redistribution set proposal_id = :proposal where id = :id")
        .param("proposal", proposal)
        .param("id", id)
        .update();
  }

  void close(UUID id) {
    jdbc.sql("update award.redistribution set status = 'CLOSED' where id = :id")
        .param("id", id)
        .update();
  }

  void decide(UUID id, Actor by, Instant at) {
    jdbc.sql(
            """
            update award.redistribution
               set status = 'DECIDED', decided_by = :person, decided_by_name = :name,
                   decided_at = :now
             where id = :id
            """)
        .param("person", by.personId())
        .param("name", by.name())
        .param("now", at.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** The line has become an award; its paper waits to be made. */
  void awarded(UUID id, int position, UUID award) {
    jdbc.sql(
            """
            update award.redistribution_line set award_id = :award, paper_due = :now
             where redistribution_id = :id and position = :position
            """)
        .param("award", award)
        .param("now", machine.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .param("position", position)
        .update();
  }

  Optional<Redistributed> find(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id")
        .param("id", id)
        .query(RedistributionStore::redistributed)
        .optional();
  }

  /** All for a round, the latest first. */
  List<Redistributed> ofRound(UUID round) {
    return jdbc.sql(
            COLUMNS
                + """
                 where id in (select redistribution_id from award.redistribution_frame
                               where round_id = :round)
                 order by id desc
                """)
        .param("round", round)
        .query(RedistributionStore::redistributed)
        .list();
  }

  /** Whether something is proposed or decided of a round's money. */
  boolean anything(UUID round) {
    return jdbc.sql(
            """
            select exists (select from award.redistribution_frame f
                             join award.redistribution r on r.id = f.redistribution_id
                            where f.round_id = :round and r.status in ('PROPOSED', 'DECIDED'))
            """)
        .param("round", round)
        .query(Boolean.class)
        .single();
  }

  /** How many have been decided for the rounds that share. */
  int decided(Pool pool) {
    return jdbc.sql(
            """
            select count(*) from award.redistribution
             where agency_id = :agency and grant_id = :grant and year = :year and kind = :kind
               and categories = :categories::text[] and status = 'DECIDED'
            """)
        .param("agency", pool.first().agencyId())
        .param("grant", pool.first().grant().id())
        .param("year", pool.first().year().year())
        .param("kind", pool.first().kind().name())
        .param("categories", pool.categories().toArray(String[]::new))
        .query(Integer.class)
        .single();
  }

  /** What the latest decision left in a frame, in öre: it was decided on once. */
  long kept(UUID round) {
    return jdbc.sql(
            """
            select f.available_ore - f.undecided_ore - f.taken_ore
              from award.redistribution_frame f
              join award.redistribution r on r.id = f.redistribution_id
             where f.round_id = :round and r.status = 'DECIDED'
             order by r.decided_at desc, r.number desc limit 1
            """)
        .param("round", round)
        .query(Long.class)
        .optional()
        .map(ore -> Math.max(0, ore))
        .orElse(0L);
  }

  private static Redistributed redistributed(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    return new Redistributed(
        row.getObject("id", UUID.class),
        row.getObject("agency_id", UUID.class),
        row.getInt("year"),
        row.getInt("number"),
        Redistributed.Outcome.valueOf(row.getString("outcome")),
        Redistributed.Status.valueOf(row.getString("status")),
        row.getString("title"),
        new Money(row.getLong("left_ore")),
        new Money(row.getLong("shared_ore")),
        Content.read(row.getString("content")),
        row.getString("sha256"),
        row.getObject("case_id", UUID.class),
        row.getString("case_number"),
        row.getObject("proposal_id", UUID.class),
        row.getObject("proposed_by", UUID.class),
        row.getString("proposed_by_name"),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        decided == null
            ? null
            : new Redistributed.Decided(decided.toInstant(), row.getString("decided_by_name")));
  }
}
