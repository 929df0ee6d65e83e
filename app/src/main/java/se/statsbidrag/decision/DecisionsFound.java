package se.statsbidrag.decision;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;

/**
 * Decisions by what they say: to the agency its own, proposals too; to a recipient what has been
 * decided in its own matters, as the document.
 */
@Component
class DecisionsFound implements SearchSource {

  private record Row(
      UUID id, @Nullable UUID documentId, String title, String caseNumber, String status) {}

  private static final String FOUND =
      """
      select p.id, p.document_id, p.title, c.case_number, p.status
        from decision.proposal p join casefile.case_file c on c.id = p.case_id
       where p.words @@ to_tsquery('swedish', :words)
      """;

  private static final String OF_AGENCY = " and p.agency_id = :organisation ";

  private static final String TO_PARTY =
      """
         and p.status = 'DECIDED'
         and p.case_id in (select y.case_id from casefile.party y
                            where y.organisation_id = :organisation)
         and exists (select from casefile.document d
                      where d.id = p.document_id and d.confidentiality_basis is null)
      """;

  private static final String LATEST = " order by p.proposed_at desc, p.id desc limit :limit";

  private final JdbcClient jdbc;
  private final MessageSource messages;

  DecisionsFound(JdbcClient jdbc, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  @Override
  public Kind kind() {
    return Kind.DECISION;
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit) {
    jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    boolean party = actor.forRecipient();
    String sql = FOUND + (party ? TO_PARTY : OF_AGENCY) + LATEST;
    return jdbc
        .sql(sql)
        .param("organisation", actor.agencyId())
        .param("words", words.query())
        .param("limit", limit)
        .query(Row.class)
        .list()
        .stream()
        .map(row ->
            new SearchHit(
                party ? "/handlingar/" + row.documentId() : "/beslut/" + row.id(),
                row.title(),
                row.caseNumber()
                    + ", "
                    + messages.getMessage("decision.status." + row.status(), null, locale)))
        .toList();
  }
}
