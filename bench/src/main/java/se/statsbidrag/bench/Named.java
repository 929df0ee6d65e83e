package se.statsbidrag.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;

/** Fills in the ledger's own statements, whose values have names, in the order they stand. */
final class Named {

  static final UUID AGENCY = pot(1);
  private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]+)");

  private Named() {}

  static PreparedStatement prepare(Connection database, String sql) throws SQLException {
    return database.prepareStatement(NAME.matcher(sql).replaceAll("?"));
  }

  static UUID pot(int number) {
    return new UUID(0, number);
  }

  /** now, person, name, rows, agency: as the insert has them. */
  static PreparedStatement transfer(PreparedStatement insert, String key, int from, int to)
      throws SQLException {
    insert.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
    insert.setObject(2, AGENCY);
    insert.setString(3, "Bench");
    insert.setString(
        4,
        """
        [{"key":"%s","code":"BENCH","phase":"POSTED","pending":null,"from":"%s","to":"%s","ore":1,
          "day":"2020-03-12","objectType":"bench.pot","objectId":"1","objectLabel":"1",
          "document":null,"text":"bench"}]
        """
            .formatted(key, pot(from), pot(to)));
    insert.setObject(5, AGENCY);
    return insert;
  }

  /** day twice and thrice, agency, no year: as the balances have them. */
  static void balances(PreparedStatement query, LocalDate day) throws SQLException {
    query.setObject(1, day);
    query.setObject(2, day);
    query.setObject(3, day);
    query.setObject(4, AGENCY);
    query.setNull(5, Types.INTEGER);
    query.setNull(6, Types.INTEGER);
  }
}
