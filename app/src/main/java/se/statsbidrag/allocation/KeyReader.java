package se.statsbidrag.allocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.recipient.RecipientKind;

/** Reads keys and their rows. */
@Repository
class KeyReader {

  private static final String PUBLIC = " status in ('REGISTERED', 'PUBLISHED', 'SUPERSEDED') ";

  private final JdbcClient jdbc;
  private final KeyJson json;

  KeyReader(JdbcClient jdbc, KeyJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<AllocationKey> key(UUID id) {
    return jdbc.sql("select * from allocation.key where id = :id")
        .param("id", id)
        .query(this::read)
        .optional();
  }

  List<AllocationKey> ofAgency(UUID agency) {
    return jdbc.sql(
            """
            select * from allocation.key where agency_id = :agency
             order by budget_year desc, created_at desc, id desc
            """)
        .param("agency", agency)
        .query(this::read)
        .list();
  }

  List<AllocationKey> published() {
    return jdbc.sql(
            "select * from allocation.key where"
                + PUBLIC
                + "order by budget_year desc, kind, title, version desc")
        .query(this::read)
        .list();
  }

  Optional<AllocationKey> standingOfRound(UUID round) {
    return jdbc.sql(
            """
            select * from allocation.key
             where round_id = :round and status in ('REGISTERED', 'PUBLISHED')
            """)
        .param("round", round)
        .query(this::read)
        .optional();
  }

  /** The keys that replace one, or would. */
  List<AllocationKey> replacing(UUID key) {
    return jdbc.sql("select * from allocation.key where replaces = :key order by created_at")
        .param("key", key)
        .query(this::read)
        .list();
  }

  /** Keys that wait for somebody's next step, oldest first. */
  List<AllocationKey> waiting(UUID agency, int limit) {
    return jdbc.sql(
            """
            select * from allocation.key
             where agency_id = :agency and status in ('ENTERED', 'DECIDED')
             order by entered_at limit :limit
            """)
        .param("agency", agency)
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  /** Hands out the rows one by one, in printed order. */
  void eachRow(UUID key, Consumer<KeyRow> consumer) {
    Map<Integer, Map<String, Long>> figures = figures(key);
    jdbc.sql(
            """
            select position, role_id, code, printed_name, amount_ore
              from allocation.key_row where key_id = :key order by position
            """)
        .param("key", key)
        .query(row -> {
          int position = row.getInt("position");
          consumer.accept(
              new KeyRow(
                  position,
                  row.getObject("role_id", UUID.class),
                  row.getString("code"),
                  row.getString("printed_name"),
                  figures.getOrDefault(position, Map.of()),
                  new Money(row.getLong("amount_ore"))));
        });
  }

  private Map<Integer, Map<String, Long>> figures(UUID key) {
    Map<Integer, Map<String, Long>> figures = new HashMap<>();
    jdbc.sql("select position, driver, value from allocation.key_figure where key_id = :key")
        .param("key", key)
        .query(row -> {
          figures
              .computeIfAbsent(row.getInt("position"), position -> new HashMap<>())
              .put(row.getString("driver"), row.getLong("value"));
        });
    return figures;
  }

  private AllocationKey read(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    @Nullable UUID replaces = row.getObject("replaces", UUID.class);
    return new AllocationKey(
        id,
        row.getObject("agency_id", UUID.class),
        KeySource.valueOf(row.getString("source")),
        KeyStatus.valueOf(row.getString("status")),
        row.getInt("version"),
        terms(row),
        drivers(id),
        rule(row),
        row.getString("finding"),
        row.getInt("row_count"),
        new Money(row.getLong("sum_ore")),
        row.getString("reasons"),
        row.getObject("case_id", UUID.class),
        row.getObject("document_id", UUID.class),
        row.getObject("proposal_id", UUID.class),
        replaces == null
            ? null
            : new AllocationKey.Replacement(replaces, row.getString("replace_reason")),
        java.util.Objects.requireNonNull(act(row, "created")),
        act(row, "entered"),
        act(row, "standing"),
        row.getInt("edition"));
  }

  private KeyTerms terms(ResultSet row) throws SQLException {
    return new KeyTerms(
        row.getObject("round_id", UUID.class),
        row.getString("title"),
        RecipientKind.valueOf(row.getString("kind")),
        new BudgetYear(row.getInt("budget_year")),
        row.getObject("recipients_on", LocalDate.class),
        new Money(row.getLong("frame_ore")),
        row.getString("origin"),
        json.promises(row.getString("invariants")),
        row.getString("assumption"));
  }

  private @Nullable KeyRule rule(ResultSet row) throws SQLException {
    @Nullable String rule = row.getString("rule");
    @Nullable String note = row.getString("rule_note");
    return rule == null
        ? null
        : new KeyRule(
            json.rule(rule),
            KeyRule.Basis.valueOf(row.getString("rule_basis")),
            note == null ? "" : note);
  }

  private List<KeyDriver> drivers(UUID key) {
    return jdbc.sql(
            """
            select driver, reference_date, series_id from allocation.key_driver
             where key_id = :key order by reference_date is null, driver
            """)
        .param("key", key)
        .query(KeyDriver.class)
        .list();
  }

  private static AllocationKey.@Nullable Act act(ResultSet row, String act) throws SQLException {
    @Nullable UUID by = row.getObject(act + "_by", UUID.class);
    return by == null
        ? null
        : new AllocationKey.Act(
            by,
            row.getString(act + "_by_name"),
            row.getObject(act + "_at", OffsetDateTime.class).toInstant());
  }
}
