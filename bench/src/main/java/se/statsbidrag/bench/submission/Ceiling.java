package se.statsbidrag.bench.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the same PostgreSQL takes, driven by pgbench: the same rows into the same tables, with their
 * constraints and indexes, statement by statement, and nothing before them.
 */
final class Ceiling {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

  private static final String FIRST =
      """
      begin;
      select n, organisation, person, round, casefile.next_number(agency, 2020) as serial, agency,
             uuidv7() as case, uuidv7() as requisition, uuidv7() as act
        from bench.recipient, bench.round where n = (select nextval('bench.next')) \\gset
      """;

  private static final String CLAIM =
      "insert into audit.act_key (key, person_id) values (:act, :person) on conflict do nothing;\n";

  private static final String CASE =
      """
      insert into casefile.case_file (id, agency_id, case_number, series_year, series_number, \
      title, party_names, opened_at, opened_by, opened_by_name) \
      values (:case, :agency, '2020-' || :serial, 2020, :serial::int, \
      'Rekvisition: Kommuner 2020, Mottagare ' || :n, 'Mottagare ' || :n, now(), :person, 'Ombud');
      """;

  private static final String PARTY =
      """
      insert into casefile.party (case_id, position, name, organisation_id) \
      values (:case, 1, 'Mottagare ' || :n, :organisation);
      """;

  private static final String REQUISITION =
      """
      insert into requisition.requisition (id, agency_id, round_id, organisation_id, \
      recipient_kind, recipient_name, recipient_code, version, case_id, case_number, choice, \
      amount_ore, ceiling_ore, share, part_may_share, account_kind, account_number, content, \
      sha256, channel, received_at, closes_at, late, submitted_by, submitted_by_name, \
      submitted_role, assurance, paper_due) \
      values (:requisition, :agency, :round, :organisation, 'BENCH_%1$s', 'Mottagare ' || :n, \
      'B' || :n, 1, :case, '2020-' || :serial, 'WHOLE', 10000000, 10000000, false, false, \
      'BANKGIRO', '54029681', '%2$s', encode(sha256('%2$s'::bytea), 'hex'), 'SERVICE', now(), \
      'infinity', false, :person, 'Ombud', 'AGENT', 'bench', 'infinity');
      """;

  private static final String LINE =
      """
      insert into audit.line (at, agency_id, person_id, person_name, role, act, object_type, \
      object_id, object_label, before, after) values (now(), :agency, :person, 'Ombud', 'AGENT', \
      'REQUISITION_RECEIVED', 'requisition.requisition', :requisition, '2020-' || :serial, '{}', \
      '{"amount": "100000.00", "late": "false", "assurance": "bench"}');
      """;

  private static final String RECEIPT =
      """
      update audit.act_key set object_type = 'requisition.requisition', \
      object_id = :requisition::text, object_label = '2020-' || :serial where key = :act;
      """;

  /** As long as the content of a real one. */
  private static final String CONTENT = "x".repeat(900);

  private final Connection connection;
  private final int port;
  private final Path folder;
  private final int recipients;
  private char run = 'A';

  Ceiling(Connection connection, int port, Path folder, int recipients) throws SQLException {
    this.connection = connection;
    this.port = port;
    this.folder = folder;
    this.recipients = recipients;
    try (Statement statement = connection.createStatement()) {
      statement.execute("create sequence bench.next");
    }
  }

  /** Whether pgbench is on this machine. */
  static boolean measurable() throws InterruptedException {
    try {
      return new ProcessBuilder("pgbench", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** A requisition, its case and its audit line: transactions a second. */
  double threeRows(int clients) throws Exception {
    return run(clients, FIRST + CASE + REQUISITION + LINE + "commit;\n");
  }

  /** Every row that a submission writes: also the act's key, the party and the case's line. */
  double sameRows(int clients) throws Exception {
    return run(
        clients, FIRST + CLAIM + CASE + PARTY + LINE + REQUISITION + LINE + RECEIPT + "commit;\n");
  }

  private double run(int clients, String script) throws Exception {
    Path file = folder.resolve("ceiling.sql");
    Files.writeString(file, script.replace("%1$s", String.valueOf(run)).replace("%2$s", CONTENT));
    run++; // each run has recipients of its own kind, who have submitted nothing yet
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter sequence bench.next restart");
      statement.execute("checkpoint");
    }
    int each = Math.min(recipients, clients == 1 ? 5_000 : 15_000) / clients;
    Process process =
        new ProcessBuilder(
                List.of(
                    "pgbench",
                    "-h",
                    "localhost",
                    "-p",
                    "" + port,
                    "-U",
                    "postgres",
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    "" + clients,
                    "-j",
                    "" + Math.min(clients, 2),
                    "-t",
                    "" + each,
                    "-f",
                    file.toString(),
                    "postgres"))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IllegalStateException(said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
