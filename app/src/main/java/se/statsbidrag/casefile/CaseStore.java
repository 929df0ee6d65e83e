package se.statsbidrag.casefile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

@Repository
class CaseStore {

  private static final String CASE =
      """
      select id, agency_id, case_number, title, opened_at, opened_by_name, officer_id,
             officer_name, closed_at, closed_by_name
        from casefile.case_file
      """;

  private static final String DOCUMENT =
      """
      select id, case_id, number, direction, document_date, registered_at, registered_by_name,
             counterparty, title, kind, file_name, media_type, size, sha256, confidentiality_basis,
             organisation_id, public_title
        from casefile.document
       where agency_id = :agency
      """;

  private static final String REGISTER =
      """
      with numbered as (
        update casefile.case_file set last_document = last_document + 1
         where id = :case and agency_id = :agency returning last_document)
      insert into casefile.document
        (agency_id, case_id, number, direction, document_date, registered_at,
         registered_by, registered_by_name, counterparty, title, kind, file_name,
         media_type, size, sha256, content, confidentiality_basis, organisation_id,
         public_title, body)
      select :agency, :case, last_document, :direction, :date, :at, :person, :name,
             :counterparty, :title, :kind, :file, :media, :size, :sha256, :content,
             :basis, :organisation, :public, :body
        from numbered
      returning id
      """;

  /** The matter with its number, the next of our own series where none is given, and parties. */
  private static final String OPEN =
      """
      with numbered as (
        select case when :given::text is null
                    then casefile.next_number(:agency, :year) end as serial),
      opened as (
        insert into casefile.case_file
          (agency_id, case_number, series_year, series_number, title, party_names,
           opened_at, opened_by, opened_by_name, officer_id, officer_name)
        select :agency, coalesce(:given, casefile.case_number(:year, serial)),
               case when serial is not null then :year end, serial, :title,
               array_to_string(:parties::text[], ', '), :at, :person, :name, :officer::uuid,
               :officerName::text
          from numbered
        returning id, case_number),
      with_parties as (
        insert into casefile.party (case_id, position, name, organisation_id)
        select opened.id, party.position, party.name, party.organisation
          from opened, unnest(:parties::text[], :organisations::uuid[])
                         with ordinality as party (name, organisation, position))
      select id, case_number from opened
      """;

  private final JdbcClient jdbc;

  CaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  CaseFile insert(Actor actor, NewCase opened, int year, Instant at) {
    @Nullable String given = opened.caseNumber();
    boolean officer = actor.has(Role.CASE_OFFICER);
    return jdbc.sql(OPEN)
        .param("agency", actor.agencyId())
        .param("given", given == null ? null : given.strip())
        .param("year", year)
        .param("title", opened.title().strip())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .param("officer", officer ? actor.personId() : null)
        .param("officerName", officer ? actor.name() : null)
        .param("parties", names(opened).toArray(String[]::new))
        .param("organisations", organisations(opened).toArray(String[]::new))
        .query((row, n) ->
            opened(
                row.getObject("id", UUID.class), row.getString("case_number"), actor, opened, at))
        .single();
  }

  private static CaseFile opened(UUID id, String number, Actor actor, NewCase opened, Instant at) {
    return new CaseFile(
        id,
        actor.agencyId(),
        number,
        opened.title().strip(),
        opened.parties().stream()
            .map(party -> new CaseFile.Party(party.name().strip(), party.organisationId()))
            .toList(),
        at,
        actor.name(),
        actor.has(Role.CASE_OFFICER) ? new CaseFile.Officer(actor.personId(), actor.name()) : null,
        null);
  }

  private static List<String> names(NewCase opened) {
    return opened.parties().stream().map(party -> party.name().strip()).toList();
  }

  private static List<@Nullable String> organisations(NewCase opened) {
    List<@Nullable String> ids = new ArrayList<>();
    opened.parties().forEach(party -> ids.add(Objects.toString(party.organisationId(), null)));
    return ids;
  }

  Optional<CaseFile> caseFile(UUID agency, UUID id) {
    return jdbc.sql(CASE + " where id = :id and agency_id = :agency")
        .param("agency", agency)
        .param("id", id)
        .query(this::caseFile)
        .optional();
  }

  /** A matter to which the organisation is a party, at whichever agency. */
  Optional<CaseFile> caseOf(UUID organisation, UUID id) {
    return jdbc.sql(
            CASE
                + """
                 where id = :id and exists (select from casefile.party p
                                             where p.case_id = :id
                                               and p.organisation_id = :organisation)
                """)
        .param("id", id)
        .param("organisation", organisation)
        .query(this::caseFile)
        .optional();
  }

  /** Makes another responsible; 0 rows where the one expected is not any more. */
  int assign(UUID caseId, CaseFile.@Nullable Officer expected, CaseFile.Officer to) {
    return jdbc.sql(
            """
            update casefile.case_file set officer_id = :to, officer_name = :name
             where id = :case and officer_id is not distinct from :from::uuid
            """)
        .param("case", caseId)
        .param("to", to.id())
        .param("name", to.name())
        .param("from", expected == null ? null : expected.id())
        .update();
  }

  /** Closes what is open, or opens what is closed; 0 rows where somebody came first. */
  int close(UUID caseId, boolean closes, Actor actor, Instant at) {
    return jdbc.sql(
            """
            update casefile.case_file
               set closed_at = case when :closes then cast(:at as timestamptz) end,
                   closed_by = case when :closes then cast(:person as uuid) end,
                   closed_by_name = case when :closes then :name end
             where id = :case and (closed_at is null) = :closes
            """)
        .param("case", caseId)
        .param("closes", closes)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  private CaseFile caseFile(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    @Nullable UUID officer = row.getObject("officer_id", UUID.class);
    @Nullable OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
    return new CaseFile(
        id,
        row.getObject("agency_id", UUID.class),
        row.getString("case_number"),
        row.getString("title"),
        parties(id),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getString("opened_by_name"),
        officer == null
            ? null
            : new CaseFile.Officer(officer, String.valueOf(row.getString("officer_name"))),
        closed == null
            ? null
            : new CaseFile.Closing(
                closed.toInstant(), String.valueOf(row.getString("closed_by_name"))));
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

  /** How many messages from the party nobody has taken care of. */
  int unhandled(UUID caseId) {
    return jdbc.sql(
            """
            select count(*) from casefile.message
             where case_id = :case and incoming and handled_at is null
            """)
        .param("case", caseId)
        .query(Integer.class)
        .single();
  }

  Document insert(Actor actor, UUID caseId, NewDocument document, Instant at) {
    byte[] content = document.content().bytes();
    UUID id =
        jdbc.sql(REGISTER)
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
            .param("organisation", document.organisationId())
            .param("public", document.publicTitle())
            .param("body", document.body())
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
        row.getString("confidentiality_basis"),
        row.getObject("organisation_id", UUID.class),
        row.getString("public_title"));
  }

  /** A document in a matter to which the organisation is a party. */
  Optional<Document> documentOf(UUID organisation, UUID id) {
    return jdbc.sql(
            """
            select d.agency_id from casefile.document d
              join casefile.party p on p.case_id = d.case_id
             where d.id = :id and p.organisation_id = :organisation limit 1
            """)
        .param("id", id)
        .param("organisation", organisation)
        .query(UUID.class)
        .optional()
        .flatMap(agency -> document(agency, id));
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
