package se.statsbidrag.award.costs;

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
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Money;

@Repository
class OwnCostStore {

  private static final String COST =
      """
      select c.*, exists (select from award.cost b where b.takes_back = c.id) as taken_back
        from award.cost c
      """;

  private final JdbcClient jdbc;

  OwnCostStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID newId() {
    return jdbc.sql("select uuidv7()").query(UUID.class).single();
  }

  void insert(
      Actor actor,
      UUID id,
      BudgetLine line,
      UUID pot,
      CostForm.Read cost,
      @Nullable UUID takesBack,
      Instant now) {
    jdbc.sql(
            """
            insert into award.cost
              (id, agency_id, year, line_id, line_pot_id, pot_id, item, amount_ore, day, voucher,
               text, takes_back, registered_by, registered_by_name, registered_at)
            values (:id, :agency, :year, :line, :linePot, :pot, :item, :amount, :day, :voucher,
                    :text, :takesBack, :person, :name, :now)
            """)
        .param("id", id)
        .param("agency", actor.agencyId())
        .param("year", line.year().year())
        .param("line", line.id())
        .param("linePot", line.pot())
        .param("pot", pot)
        .param("item", cost.item())
        .param("amount", cost.amount().ore())
        .param("day", cost.day())
        .param("voucher", cost.voucher())
        .param("text", cost.text())
        .param("takesBack", takesBack)
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether a voucher with the same amount stands on the line. */
  boolean stands(UUID line, CostForm.Read cost) {
    return jdbc.sql(
            """
            select exists (select from award.cost
                            where line_id = :line and voucher = :voucher
                              and amount_ore = :amount and takes_back is null)
            """)
        .param("line", line)
        .param("voucher", cost.voucher())
        .param("amount", cost.amount().ore())
        .query(Boolean.class)
        .single();
  }

  Optional<OwnCost> cost(UUID agency, UUID id) {
    return jdbc.sql(COST + "where c.id = :id and c.agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(OwnCostStore::read)
        .optional();
  }

  /** The costs of a line, latest first; those after one of them. */
  List<OwnCost> costs(UUID line, @Nullable UUID after, int limit) {
    return jdbc.sql(
            COST
                + """
                 where c.line_id = :line
                   and (:after::uuid is null or (c.day, c.id) <
                        (select day, id from award.cost where id = :after))
                 order by c.day desc, c.id desc limit :limit
                """)
        .param("line", line)
        .param("after", after)
        .param("limit", limit)
        .query(OwnCostStore::read)
        .list();
  }

  private static OwnCost read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new OwnCost(
        row.getObject("id", UUID.class),
        row.getObject("line_id", UUID.class),
        row.getString("item"),
        new Money(row.getLong("amount_ore")),
        row.getObject("day", LocalDate.class),
        row.getString("voucher"),
        row.getString("text"),
        row.getObject("takes_back", UUID.class),
        row.getBoolean("taken_back"),
        row.getString("registered_by_name"),
        row.getObject("registered_at", OffsetDateTime.class));
  }
}
