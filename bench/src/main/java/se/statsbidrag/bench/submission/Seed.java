package se.statsbidrag.bench.submission;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Very many recipients who have everything filled in and submit in the same round: more than there
 * are municipalities, or the measurement would be over in a second.
 */
final class Seed {

  private static final String ROUND =
      """
      create schema bench;
      insert into identity.cookie_key (id, secret) overriding system value
        values (0, sha256(uuidv7()::text::bytea)) on conflict do nothing;
      create table bench.round as
        select r.id as round, r.agency_id as agency, k.id as key
          from programme.round r join allocation.key k on k.round_id = r.id
         where r.recipient_kind = 'MUNICIPALITY' and r.year = 2020 and r.status = 'OPEN';
      update programme.round set recipient_kind = 'ASSOCIATION'
       where id = (select round from bench.round);
      delete from allocation.key_figure where key_id = (select key from bench.round);
      delete from allocation.key_row where key_id = (select key from bench.round);
      """;

  private static final String PEOPLE =
      """
      create table bench.recipient as
        select n, uuidv7() as organisation, uuidv7() as role, uuidv7() as person
          from generate_series(1, %d) n;
      alter table bench.recipient add primary key (n);
      insert into recipient.organisation (id, name, demonstration)
        select organisation, 'Mottagare ' || n, true from bench.recipient;
      insert into recipient.role (id, organisation_id, kind, valid)
        select role, organisation, 'ASSOCIATION', '[2017-01-01,)' from bench.recipient;
      insert into recipient.designation (role_id, kind, code, name, valid)
        select role, 'ASSOCIATION', 'B' || n, 'Mottagare ' || n, '[2017-01-01,)'
          from bench.recipient;
      insert into identity.person (id, issuer, subject, name)
        select person, 'bench', n::text, 'Ombud ' || n from bench.recipient;
      insert into identity.power
          (organisation_id, person_id, role, valid_from, valid_to, given_at)
        select organisation, person, 'AGENT', '2017-01-01', '2029-12-31', now()
          from bench.recipient;
      insert into allocation.key_row (key_id, position, role_id, code, printed_name, amount_ore)
        select key, n, role, 'B' || n, 'Mottagare ' || n, 10000000
          from bench.recipient, bench.round;
      """;

  private static final String DRAFTS =
      """
      insert into requisition.draft
          (organisation_id, recipient_kind, round_id, answers, started_at, started_by, changed_at,
           changed_by, changed_by_name)
        select organisation, 'ASSOCIATION', round,
               jsonb_build_object('fields', (
                 select jsonb_object_agg(field, jsonb_build_object(
                          'text', text, 'version', 1, 'by', 'Ombud'))
                   from (values ('ownCaseNumber', 'KS 2020/17'), ('choice', 'WHOLE'),
                                ('amount', ''), ('share', 'false'),
                                ('accountKind', 'BANKGIRO'), ('accountNumber', '5402-9681'),
                                ('invoiceReference', '1234'), ('contactName', 'Anna Ek'),
                                ('contactEmail', 'anna.ek@kommunen.example'),
                                ('contactPhone', ''), ('conditionsRead', '1'))
                     as answer (field, text))),
               now(), person, now(), person, 'Ombud'
          from bench.recipient, bench.round;
      """;

  private static final List<String> TABLES =
      List.of(
          "recipient.organisation",
          "recipient.role",
          "recipient.designation",
          "identity.person",
          "identity.power",
          "allocation.key_row",
          "requisition.draft",
          "bench.recipient");

  private Seed() {}

  /** Writes them, beside every rule of the domain: it is the way in that is measured. */
  static List<Recipient> recipients(Connection connection, int number)
      throws SQLException, JOSEException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(ROUND);
      statement.execute(PEOPLE.formatted(number));
      statement.execute(DRAFTS);
      statement.execute("set session_replication_role = origin");
      for (String table : TABLES) {
        statement.execute("vacuum analyze " + table);
      }
      return read(statement);
    }
  }

  /** The address of the round in which they all submit. */
  static UUID round(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select round from bench.round")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  private static List<Recipient> read(Statement statement) throws SQLException, JOSEException {
    int id;
    byte[] secret;
    try (ResultSet row =
        statement.executeQuery(
            "select id, secret from identity.cookie_key order by id desc limit 1")) {
      row.next();
      id = row.getInt(1);
      secret = row.getBytes(2);
    }
    List<Recipient> recipients = new ArrayList<>();
    DirectEncrypter seal = new DirectEncrypter(secret);
    try (ResultSet rows =
        statement.executeQuery("select n, organisation, person from bench.recipient order by n")) {
      while (rows.next()) {
        UUID organisation = rows.getObject(2, UUID.class);
        UUID person = rows.getObject(3, UUID.class);
        recipients.add(
            new Recipient(
                rows.getInt(1), organisation, person, cookie(id, seal, person, organisation)));
      }
    }
    return recipients;
  }

  /** As the system seals it when somebody signs in. */
  private static String cookie(int key, DirectEncrypter seal, UUID person, UUID organisation)
      throws JOSEException {
    long now = System.currentTimeMillis();
    EncryptedJWT token =
        new EncryptedJWT(
            new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(Integer.toString(key))
                .build(),
            new JWTClaimsSet.Builder()
                .subject(person.toString())
                .claim("agency", organisation.toString())
                .claim("assurance", "bench")
                .claim("since", now)
                .claim("seen", now)
                .claim("for", "sign-in")
                .build());
    token.encrypt(seal);
    return token.serialize();
  }
}
