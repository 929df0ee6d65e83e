package se.statsbidrag.allocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.programme.OpeningRule;
import se.statsbidrag.programme.Round;
import se.statsbidrag.reading.Question;
import se.statsbidrag.reading.Trips;

/**
 * What each recipient may requisition at most (tak): the amounts of the key that is in force for a
 * round, which is registered, published, or decided where none stands before it. Without one a
 * round does not open.
 */
@Service
public class Ceilings implements OpeningRule {

  private static final String IN_FORCE =
      """
      select k.id as key_id, k.title, k.assumption is not null as assumed,
             r.organisation_id, row.amount_ore
        from (select * from allocation.key
               where round_id = :round and status in ('REGISTERED', 'PUBLISHED', 'DECIDED')
               order by status = 'DECIDED', version desc limit 1) k
        join allocation.key_row row on row.key_id = k.id
        join recipient.role r on r.id = row.role_id
      """;

  private final JdbcClient jdbc;
  private final Trips trips;

  Ceilings(JdbcClient jdbc, Trips trips) {
    this.jdbc = jdbc;
    this.trips = trips;
  }

  /** The ceiling of an organisation in a round; empty where the key does not name it. */
  @Transactional(readOnly = true)
  public Optional<Ceiling> of(UUID round, UUID organisation) {
    return trips.ask(askOf(round, organisation));
  }

  /** The question of {@link #of}. */
  public Question<Optional<Ceiling>> askOf(UUID round, UUID organisation) {
    return Question.sql(IN_FORCE + " where r.organisation_id = :organisation")
        .param("round", round)
        .param("organisation", organisation)
        .optional((row, n) -> ceiling(row));
  }

  /** The ceilings of a round by organisation, in the order of the key. */
  @Transactional(readOnly = true)
  public Map<UUID, Ceiling> all(UUID round) {
    Map<UUID, Ceiling> ceilings = new LinkedHashMap<>();
    jdbc.sql(IN_FORCE + " order by row.position")
        .param("round", round)
        .query(row -> {
          ceilings.put(row.getObject("organisation_id", UUID.class), ceiling(row));
        });
    return ceilings;
  }

  @Override
  public List<Refusal> hindrances(Round round) {
    boolean keyed =
        jdbc.sql("select exists(" + IN_FORCE + ")")
            .param("round", round.id())
            .query(Boolean.class)
            .single();
    return keyed ? List.of() : List.of(Refusal.of("allocation.refusal.noKey"));
  }

  private static Ceiling ceiling(ResultSet row) throws SQLException {
    return new Ceiling(
        Money.of(row.getLong("amount_ore")),
        row.getObject("key_id", UUID.class),
        row.getString("title"),
        row.getBoolean("assumed"));
  }
}
