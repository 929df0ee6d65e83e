package se.statsbidrag.casefile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;

@Repository
class CaseStore {

  private static final String CASE =
      """
      select id, agency_id, case_number, title, opened_at, opened_by_name, closed_at
        from casefile.case_file
       where agency_id = :agency
      """;

  private static final String DOCUMENT =
      """
      select id, case_id, number, direction, document_date, registered_at, registered_by_name,
             counterparty, title, kind, file_name, media_type, size, sha256, confidentiality_basis
        from casefile.document
       where agency_id = :agency
      """;

  private final JdbcClient jdbc;

  CaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(Actor actor, NewCase opened, int year, Instant at) {
    @Nullable Integer serial =
        opened.caseNumber() == null ? nextNumber(actor.agencyId(), year) : null;
    String number =
        opened.caseNumber() == null
            ? "%d-%05d".formatted(year, serial)
            : opened.caseNumber().strip();
    UUID id =
        jdbc.sql(
                """
                insert into casefile.case_file
                  (agency_id, case_number, series_year, series_number, title,
                   opened_at, opened_by, opened_by_name)
                values (:agency, :number, :year, :serial, :title, :at, :person, :name)
                returning id
                """)
            .param("agency", actor.agencyId())
            .param("number", number)
            .param("year", serial == null ? null : year)
            .param("serial", serial)
            .param("title", opened.title().strip())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("person", actor.personId())
            .param("name", actor.name())
            .query(UUID.class)
            .single();
    for (int i = 0; i < opened.parties().size(); i++) {
      insert(id, i + 1, opened.parties().get(i));
    }
    return id;
  }

  private int nextNumber(UUID agency, int year) {
    return jdbc.sql("select casefile.next_number(:agency, :year)")
        .param("agency", agency)
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  private void insert(UUID caseId, int position, CaseFile.Party party) {
    jdbc.sql(
            """
            insert into casefile.party (case_id, position, name, organisation_id)
            values (:case, :position, :name, :organisation)
            """)
        .param("case", caseId)
        .param("position", position)
        .param("name", party.name().strip())
        .param("organisation", party.organisationId())
        .update();
  }

  Optional<CaseFile> caseFile(UUID agency, UUID id) {
    return jdbc.sql(CASE + " and id = :id")
        .param("agency", agency)
        .param("id", id)
        .query(this::caseFile)
        .optional();
  }

  List<CaseFile> list(UUID agency, int limit) {
    return jdbc.sql(CASE + " order by opened_at desc, id desc limit :limit")
        .param("agency", agency)
        .param("limit", limit)
        .query(this::caseFile)
        .list();
  }

  private CaseFile caseFile(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    @Nullable OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
    return new CaseFile(
        id,
        row.getObject("agency_id", UUID.class),
        row.getString("case_number"),
        row.getString("title"),
        parties(id),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getString("opened_by_name"),
        closed == null ? null : closed.toInstant());
  }

  private List<CaseFile.Party> parties(UUID caseId) {
    return jdbc.sql(
            """
            select name, organisation_id from casefile.party
             where case_id = :case order by position
            """)
        .param("case", caseId)
        .query(CaseFile.Party.class)
        .list();
  }

  Document insert(Actor actor, UUID caseId, NewDocument document, Instant at) {
    byte[] content = document.content().bytes();
    UUID id =
        jdbc.sql(
                """
                with numbered as (
                  update casefile.case_file set last_document = last_document + 1
                   where id = :case and agency_id = :agency returning last_document)
                insert into casefile.document
                  (agency_id, case_id, number, direction, document_date, registered_at,
                   registered_by, registered_by_name, counterparty, title, kind, file_name,
                   media_type, size, sha256, content, confidentiality_basis)
                select :agency, :case, last_document, :direction, :date, :at, :person, :name,
                       :counterparty, :title, :kind, :file, :media, :size, :sha256, :content,
                       :basis
                  from numbered
                returning id
                """)
            .param("agency", actor.agencyId())
            .param("case", caseId)
            .param("direction", document.direction().name())
            .param("date", document.documentDate())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("person", actor.personId())
            .param("name", actor.name())
            .param("counterparty", document.counterparty())
            .param("title", document.title().strip())
            .param("kind", document.kind())
            .param("file", document.fileName())
            .param("media", document.mediaType())
            .param("size", (long) content.length)
            .param("sha256", sha256(content))
            .param("content", content)
            .param("basis", document.confidentialityBasis())
            .query(UUID.class)
            .single();
    return document(actor.agencyId(), id).orElseThrow();
  }

  List<Document> documents(UUID agency, UUID caseId) {
    return jdbc.sql(DOCUMENT + " and case_id = :case order by number")
        .param("agency", agency)
        .param("case", caseId)
        .query(CaseStore::document)
        .list();
  }

  Optional<Document> document(UUID agency, UUID id) {
    return jdbc.sql(DOCUMENT + " and id = :id")
        .param("agency", agency)
        .param("id", id)
        .query(CaseStore::document)
        .optional();
  }

  private static Document document(ResultSet row, int index) throws SQLException {
    return new Document(
        row.getObject("id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getInt("number"),
        Document.Direction.valueOf(row.getString("direction")),
        row.getObject("document_date", java.time.LocalDate.class),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        row.getString("registered_by_name"),
        row.getString("counterparty"),
        row.getString("title"),
        row.getString("kind"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("confidentiality_basis"));
  }

  byte[] content(UUID documentId) {
    return jdbc.sql("select content from casefile.document where id = :id")
        .param("id", documentId)
        .query((row, index) -> row.getBytes("content"))
        .single();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
