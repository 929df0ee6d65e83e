package se.statsbidrag.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Period;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AwardStore {

  private static final int MOST = 500;
  private static final String AWARD = "select * from award.award ";
  private static final String INSERT =
      """
      insert into award.award
        (id, agency_id, kind, organisation_id, recipient_kind, recipient_name, round_id,
         requisition_id, case_id, case_number, proposal_id, title, amount_ore, decided_at,
         decided_by, decided_by_name, year, line_id, line_pot_id, pot_id, use_first,
         use_last, due, binding, conditions)
      values (:id, :agency, :kind, :organisation, :recipientKind, :recipient, :round,
              :requisition, :case, :number, :proposal, :title, :amount, :at,
              :person, :name, :year, :line, :linePot, :pot, :first,
              :last, :due, :binding, :conditions::jsonb)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AwardStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  UUID newId() {
    return jdbc.sql("select uuidv7()").query(UUID.class).single();
  }

  void insert(Award award, List<Instalment> instalments) {
    @Nullable Period use = award.use();
    jdbc.sql(INSERT)
        .param("id", award.id())
        .param("agency", award.agencyId())
        .param("kind", award.kind().name())
        .param("organisation", award.organisationId())
        .param("recipientKind", award.recipientKind())
        .param("recipient", award.recipientName())
        .param("round", award.roundId())
        .param("requisition", award.requisitionId())
        .param("case", award.caseId())
        .param("number", award.caseNumber())
        .param("proposal", award.proposalId())
        .param("title", award.title())
        .param("amount", award.amount().ore())
        .param("at", award.decidedAt().atOffset(ZoneOffset.UTC))
        .param("person", award.decidedBy())
        .param("name", award.decidedByName())
        .param("year", award.year().year())
        .param("line", award.lineId())
        .param("linePot", award.linePot())
        .param("pot", award.pot())
        .param("first", use == null ? null : use.first())
        .param("last", use == null ? null : use.last())
        .param("due", award.due())
        .param("binding", award.binding())
        .param("conditions", json.writeValueAsString(award.conditions()))
        .update();
    instalments.forEach(part -> insert(award.id(), part));
  }

  private void insert(UUID award, Instalment part) {
    jdbc.sql(
            """
            insert into award.instalment (award_id, position, amount_ore, due)
            values (:award, :position, :amount, :due)
            """)
        .param("award", award)
        .param("position", part.position())
        .param("amount", part.amount().ore())
        .param("due", part.due())
        .update();
  }

  void release(UUID award, Money amount) {
    jdbc.sql("update award.award set released_ore = released_ore + :amount where id = :id")
        .param("amount", amount.ore())
        .param("id", award)
        .update();
  }

  Optional<Award> award(UUID id) {
    return jdbc.sql(AWARD + "where id = :id").param("id", id).query(this::read).optional();
  }

  Optional<Award> answering(UUID requisition) {
    return jdbc.sql(AWARD + "where requisition_id = :requisition and kind = 'BASE'")
        .param("requisition", requisition)
        .query(this::read)
        .optional();
  }

  List<Award> ofOrganisation(UUID organisation) {
    return jdbc.sql(
            AWARD
                + "where organisation_id = :organisation order by decided_at desc, id limit :most")
        .param("organisation", organisation)
        .param("most", MOST)
        .query(this::read)
        .list();
  }

  List<Award> inCase(UUID caseId) {
    return jdbc.sql(AWARD + "where case_id = :case order by decided_at, id")
        .param("case", caseId)
        .query(this::read)
        .list();
  }

  List<Instalment> instalments(UUID award) {
    return jdbc.sql(
            """
            select position, amount_ore, due from award.instalment
             where award_id = :award order by position
            """)
        .param("award", award)
        .query((row, n) ->
            new Instalment(
                row.getInt("position"),
                new Money(row.getLong("amount_ore")),
                row.getObject("due", LocalDate.class)))
        .list();
  }

  private Award read(ResultSet row, int number) throws SQLException {
    @Nullable LocalDate first = row.getObject("use_first", LocalDate.class);
    return new Award(
        uuid(row, "id"),
        uuid(row, "agency_id"),
        Award.Kind.valueOf(row.getString("kind")),
        uuid(row, "organisation_id"),
        row.getString("recipient_kind"),
        row.getString("recipient_name"),
        row.getObject("round_id", UUID.class),
        row.getObject("requisition_id", UUID.class),
        uuid(row, "case_id"),
        row.getString("case_number"),
        row.getObject("proposal_id", UUID.class),
        row.getString("title"),
        new Money(row.getLong("amount_ore")),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        uuid(row, "decided_by"),
        row.getString("decided_by_name"),
        new BudgetYear(row.getInt("year")),
        uuid(row, "line_id"),
        uuid(row, "line_pot_id"),
        uuid(row, "pot_id"),
        first == null ? null : new Period(first, row.getObject("use_last", LocalDate.class)),
        row.getObject("due", LocalDate.class),
        row.getBoolean("binding"),
        json.readValue(row.getString("conditions"), Conditions.class),
        new Money(row.getLong("released_ore")));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }
}
