package se.statsbidrag.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;

@Repository
class CaseMessageStore {

  /** A message from a party that waits for an officer. */
  record Waiting(UUID caseId, String caseNumber, Instant since) {}

  private static final String MESSAGE =
      """
      select m.document_id, m.case_id, d.number, m.incoming, m.organisation_id, d.counterparty,
             d.registered_by_name, d.registered_at, d.title, d.body, m.answers, m.answer_by,
             m.handled_by_name
        from casefile.message m join casefile.document d on d.id = m.document_id
      """;

  private final JdbcClient jdbc;

  CaseMessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Document document, UUID agency, UUID organisation, NewMessage message) {
    jdbc.sql(
            """
            insert into casefile.message
              (document_id, case_id, agency_id, organisation_id, incoming, answers, answer_by)
            values (:document, :case, :agency, :organisation, :incoming, :answers, :by)
            """)
        .param("document", document.id())
        .param("case", document.caseId())
        .param("agency", agency)
        .param("organisation", organisation)
        .param("incoming", document.direction() == Document.Direction.IN)
        .param("answers", message.answers())
        .param("by", message.answerBy())
        .update();
  }

  /** All messages of a matter, oldest first. */
  List<CaseMessage> of(UUID caseId) {
    return jdbc.sql(MESSAGE + " where m.case_id = :case order by d.number")
        .param("case", caseId)
        .query(CaseMessageStore::message)
        .list();
  }

  Optional<CaseMessage> message(UUID agency, UUID id) {
    return jdbc.sql(MESSAGE + " where m.document_id = :id and m.agency_id = :agency")
        .param("id", id)
        .param("agency", agency)
        .query(CaseMessageStore::message)
        .optional();
  }

  /** 0 rows where somebody has already taken care of it. */
  int handled(UUID id, Actor actor, Instant at) {
    return jdbc.sql(
            """
            update casefile.message
               set handled_at = :at, handled_by = :person, handled_by_name = :name
             where document_id = :id and incoming and handled_at is null
            """)
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .update();
  }

  /** What waits for an officer: in their own matters, and in those that nobody has. */
  List<Waiting> waiting(UUID agency, UUID officer, int limit) {
    return jdbc.sql(
            """
            select c.id as case_id, c.case_number, min(d.registered_at) as since
              from casefile.message m
              join casefile.case_file c on c.id = m.case_id
              join casefile.document d on d.id = m.document_id
             where m.agency_id = :agency and m.incoming and m.handled_at is null
               and (c.officer_id = :officer or c.officer_id is null)
             group by c.id, c.case_number order by since limit :limit
            """)
        .param("agency", agency)
        .param("officer", officer)
        .param("limit", limit)
        .query(Waiting.class)
        .list();
  }

  /** What the agency has asked a party and nobody there has answered, by the day it is wanted. */
  List<CaseMessage> unanswered(UUID organisation, int limit) {
    return jdbc.sql(
            MESSAGE
                + """
                  join casefile.case_file c on c.id = m.case_id
                 where m.organisation_id = :organisation and not m.incoming
                   and m.answer_by is not null and c.closed_at is null
                   and not exists (select from casefile.message a
                                    where a.case_id = m.case_id and a.answers = m.document_id)
                 order by m.answer_by, m.document_id limit :limit
                """)
        .param("organisation", organisation)
        .param("limit", limit)
        .query(CaseMessageStore::message)
        .list();
  }

  private static CaseMessage message(ResultSet row, int index) throws SQLException {
    return new CaseMessage(
        row.getObject("document_id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getInt("number"),
        row.getBoolean("incoming"),
        row.getObject("organisation_id", UUID.class),
        row.getString("counterparty"),
        row.getString("registered_by_name"),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        row.getString("title"),
        row.getString("body"),
        row.getObject("answers", UUID.class),
        row.getObject("answer_by", LocalDate.class),
        row.getString("handled_by_name"));
  }
}
