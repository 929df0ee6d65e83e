package se.statsbidrag.decision.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.Actor;

@Repository
class DisclosureStore {

  /** A disclosure without its documents. */
  record Head(
      UUID id,
      UUID caseId,
      String caseNumber,
      @Nullable String requester,
      LocalDate requestedOn,
      Instant givenAt,
      String givenByName) {}

  /** One of its documents. */
  record Row(UUID documentId, String outcome, @Nullable String basis, @Nullable UUID copyId) {}

  private static final String HEAD =
      """
      select d.id, d.case_id, c.case_number, d.requester, d.requested_on, d.given_at,
             d.given_by_name
        from decision.disclosure d join casefile.case_file c on c.id = d.case_id
       where d.agency_id = :agency
      """;

  private final JdbcClient jdbc;

  DisclosureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(Actor actor, UUID caseId, @Nullable String requester, LocalDate day, Instant at) {
    return jdbc.sql(
            """
            insert into decision.disclosure
              (agency_id, case_id, requester, requested_on, given_at, given_by, given_by_name)
            values (:agency, :case, :requester, :day, :at, :person, :name) returning id
            """)
        .param("agency", actor.agencyId())
        .param("case", caseId)
        .param("requester", requester)
        .param("day", day)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.personId())
        .param("name", actor.name())
        .query(UUID.class)
        .single();
  }

  void insert(UUID disclosure, Disclosure.Choice choice, @Nullable UUID copy) {
    jdbc.sql(
            """
            insert into decision.disclosed (disclosure_id, document_id, outcome, basis, copy_id)
            values (:disclosure, :document, :outcome, :basis, :copy)
            """)
        .param("disclosure", disclosure)
        .param("document", choice.document())
        .param("outcome", choice.outcome().name())
        .param("basis", choice.outcome() == Disclosure.Outcome.WHOLE ? null : choice.basis())
        .param("copy", copy)
        .update();
  }

  Optional<Head> head(UUID agency, UUID id) {
    return jdbc.sql(HEAD + " and d.id = :id")
        .param("agency", agency)
        .param("id", id)
        .query(Head.class)
        .optional();
  }

  List<Head> of(UUID agency, UUID caseId) {
    return jdbc.sql(HEAD + " and d.case_id = :case order by d.id desc")
        .param("agency", agency)
        .param("case", caseId)
        .query(Head.class)
        .list();
  }

  List<Row> rows(UUID disclosure) {
    return jdbc.sql(
            """
            select i.document_id, i.outcome, i.basis, i.copy_id
              from decision.disclosed i join casefile.document d on d.id = i.document_id
             where i.disclosure_id = :disclosure order by d.number
            """)
        .param("disclosure", disclosure)
        .query(Row.class)
        .list();
  }
}
