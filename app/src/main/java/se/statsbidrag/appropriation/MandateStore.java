package se.statsbidrag.appropriation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Group;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.appropriation.BudgetDocument.Line;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;

@Repository
class MandateStore {

  private static final List<String> ROWS =
      List.of("line_charge", "line", "decided_charge", "budget", "item");

  private final JdbcClient jdbc;
  private final MandateFormat format;
  private final Clock clock;

  MandateStore(JdbcClient jdbc, MandateFormat format, Clock clock) {
    this.jdbc = jdbc;
    this.format = format;
    this.clock = clock;
  }

  UUID insert(Actor actor, MandateDocument document, @Nullable UUID base, @Nullable String source) {
    return jdbc.sql(
            """
            insert into appropriation.mandate
              (agency_id, base_id, case_number, decision_date, first_year, last_year,
               document, source, entered_by, entered_by_name, entered_at)
            values (:agency, :base, :caseNumber, :date, :first, :last,
                    :document::jsonb, :source, :person, :name, :now)
            returning id
            """)
        .param("agency", actor.agencyId())
        .param("base", base)
        .param("caseNumber", document.decision().caseNumber())
        .param("date", document.decision().date())
        .param("first", document.period().firstYear())
        .param("last", document.period().lastYear())
        .param("document", format.toJson(document))
        .param("source", source)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now())
        .query(UUID.class)
        .single();
  }

  /** Changes the draft if it still is one and has the version; the number of rows says so. */
  int update(UUID agency, UUID id, int version, MandateDocument document, @Nullable UUID base) {
    return jdbc.sql(
            """
            update appropriation.mandate
               set document = :document::jsonb, base_id = :base, case_number = :caseNumber,
                   decision_date = :date, first_year = :first, last_year = :last,
                   version = version + 1
             where agency_id = :agency and id = :id and version = :version
               and activated_at is null
            """)
        .param("document", format.toJson(document))
        .param("base", base)
        .param("caseNumber", document.decision().caseNumber())
        .param("date", document.decision().date())
        .param("first", document.period().firstYear())
        .param("last", document.period().lastYear())
        .param("agency", agency)
        .param("id", id)
        .param("version", version)
        .update();
  }

  void addWriter(UUID mandate, UUID person) {
    jdbc.sql(
            """
            insert into appropriation.writer (mandate_id, person_id) values (:mandate, :person)
            on conflict do nothing
            """)
        .param("mandate", mandate)
        .param("person", person)
        .update();
  }

  Set<UUID> writers(UUID mandate) {
    return new HashSet<>(
        jdbc.sql("select person_id from appropriation.writer where mandate_id = :mandate")
            .param("mandate", mandate)
            .query(UUID.class)
            .list());
  }

  /** Writes the rows that money and rules refer to anew, from the document. */
  void project(UUID mandate, MandateDocument document) {
    for (String table : ROWS) {
      jdbc.sql("delete from appropriation." + table + " where mandate_id = :mandate")
          .param("mandate", mandate)
          .update();
    }
    document.appropriationItems().forEach(item -> insert(mandate, item));
    document.budgets().forEach(budget -> insert(mandate, budget));
  }

  private void insert(UUID mandate, Item item) {
    jdbc.sql(
            """
            insert into appropriation.item
              (mandate_id, code, expenditure_area, appropriation, number)
            values (:mandate, :code, :area, :appropriation, :number)
            """)
        .param("mandate", mandate)
        .param("code", item.code())
        .param("area", item.expenditureArea().number())
        .param("appropriation", item.appropriation().number())
        .param("number", item.item().number())
        .update();
  }

  private void insert(UUID mandate, Budget budget) {
    jdbc.sql(
            """
            insert into appropriation.budget (mandate_id, year, decided, total_ore)
            values (:mandate, :year, :decided, :total)
            """)
        .param("mandate", mandate)
        .param("year", budget.year())
        .param("decided", budget.decided())
        .param("total", budget.total().ore())
        .update();
    Map<String, Money> decided =
        budget.groups().stream()
            .map(Group::charges)
            .flatMap(List::stream)
            .collect(Collectors.toMap(Charge::item, Charge::amount, Money::plus));
    decided.forEach((item, amount) -> insertDecided(mandate, budget.year(), item, amount));
    Map<String, List<Charge>> charged = Charging.of(budget);
    int place = 0;
    for (Line line : budget.lines()) {
      UUID id = insert(mandate, budget.year(), place++, line);
      for (Charge charge : charged.getOrDefault(line.code(), List.of())) {
        insertCharge(mandate, id, charge);
      }
    }
  }

  private void insertDecided(UUID mandate, int year, String item, Money amount) {
    jdbc.sql(
            """
            insert into appropriation.decided_charge (mandate_id, year, item, amount_ore)
            values (:mandate, :year, :item, :amount)
            """)
        .param("mandate", mandate)
        .param("year", year)
        .param("item", item)
        .param("amount", amount.ore())
        .update();
  }

  private UUID insert(UUID mandate, int year, int place, Line line) {
    return jdbc.sql(
            """
            insert into appropriation.line
              (mandate_id, year, place, code, name, strand, instrument, recipients, amount_ore)
            values (:mandate, :year, :place, :code, :name, :strand, :instrument,
                    string_to_array(:recipients, ','), :amount)
            returning id
            """)
        .param("mandate", mandate)
        .param("year", year)
        .param("place", place)
        .param("code", line.code())
        .param("name", line.name())
        .param("strand", line.strand())
        .param("instrument", line.instrument().name())
        .param("recipients", String.join(",", line.recipients()))
        .param("amount", line.amount().ore())
        .query(UUID.class)
        .single();
  }

  private void insertCharge(UUID mandate, UUID line, Charge charge) {
    jdbc.sql(
            """
            insert into appropriation.line_charge (line_id, mandate_id, item, amount_ore)
            values (:line, :mandate, :item, :amount)
            """)
        .param("line", line)
        .param("mandate", mandate)
        .param("item", charge.item())
        .param("amount", charge.amount().ore())
        .update();
  }

  void setPot(UUID line, UUID pot) {
    jdbc.sql("update appropriation.line set pot_id = :pot where id = :line")
        .param("pot", pot)
        .param("line", line)
        .update();
  }

  /** Activates the draft if it still is one and has the version; the number of rows says so. */
  int activate(Actor actor, UUID id, int version) {
    return jdbc.sql(
            """
            update appropriation.mandate
               set activated_by = :person, activated_by_name = :name, activated_at = :now
             where agency_id = :agency and id = :id and version = :version
               and activated_at is null
            """)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now())
        .param("agency", actor.agencyId())
        .param("id", id)
        .param("version", version)
        .update();
  }

  Optional<Mandate> mandate(UUID agency, UUID id) {
    return jdbc.sql("select * from appropriation.mandate where agency_id = :agency and id = :id")
        .param("agency", agency)
        .param("id", id)
        .query(this::mandate)
        .optional();
  }

  /** The agency's mandates; the latest decision first. */
  List<Mandate> mandates(UUID agency) {
    return jdbc.sql(
            """
            select * from appropriation.mandate where agency_id = :agency
             order by decision_date desc, entered_at desc
            """)
        .param("agency", agency)
        .query(this::mandate)
        .list();
  }

  /** The activated mandates of all agencies; the latest decision first. */
  List<Mandate> activated() {
    return jdbc.sql(
            """
            select * from appropriation.mandate where activated_at is not null
             order by decision_date desc, id
            """)
        .query(this::mandate)
        .list();
  }

  Optional<BudgetLine> line(UUID id) {
    return jdbc.sql("select * from appropriation.line where id = :id")
        .param("id", id)
        .query(MandateStore::line)
        .optional();
  }

  private Mandate mandate(ResultSet row, int n) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID activatedBy = row.getObject("activated_by", UUID.class);
    return new Mandate(
        id,
        row.getObject("agency_id", UUID.class),
        row.getObject("base_id", UUID.class),
        row.getInt("version"),
        format.fromJson(row.getString("document")),
        lines(id),
        row.getString("source"),
        new Mandate.Hand(
            row.getObject("entered_by", UUID.class),
            row.getString("entered_by_name"),
            row.getObject("entered_at", OffsetDateTime.class)),
        activatedBy == null
            ? null
            : new Mandate.Hand(
                activatedBy,
                row.getString("activated_by_name"),
                row.getObject("activated_at", OffsetDateTime.class)));
  }

  private List<BudgetLine> lines(UUID mandate) {
    return jdbc.sql(
            "select * from appropriation.line where mandate_id = :mandate order by year, place")
        .param("mandate", mandate)
        .query(MandateStore::line)
        .list();
  }

  private static BudgetLine line(ResultSet row, int n) throws SQLException {
    Array recipients = row.getArray("recipients");
    return new BudgetLine(
        row.getObject("id", UUID.class),
        row.getObject("mandate_id", UUID.class),
        new BudgetYear(row.getInt("year")),
        row.getString("code"),
        row.getString("name"),
        row.getString("strand"),
        Instrument.valueOf(row.getString("instrument")),
        List.of((String[]) recipients.getArray()),
        new Money(row.getLong("amount_ore")),
        row.getObject("pot_id", UUID.class));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
