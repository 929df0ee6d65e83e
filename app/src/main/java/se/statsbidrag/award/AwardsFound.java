package se.statsbidrag.award;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;
import se.statsbidrag.pages.Formats;

/** Awards by title, recipient and case number: an agency's own, or what a recipient has got. */
@Component
class AwardsFound implements SearchSource {

  private record Row(UUID id, String title, String recipientName, String caseNumber, long ore) {}

  private static final String FOUND =
      """
      select id, title, recipient_name, case_number, amount_ore as ore from award.award
       where to_tsvector('swedish',
               regexp_replace(title || ' ' || recipient_name || ' ' || case_number,
                              '[^[:alnum:]]+', ' ', 'g'))
             @@ to_tsquery('swedish', :words)
      """;

  private static final String OF_AGENCY = " and agency_id = :organisation ";
  private static final String TO_RECIPIENT = " and organisation_id = :organisation ";
  private static final String LATEST = " order by decided_at desc, id desc limit :limit";

  private final JdbcClient jdbc;

  AwardsFound(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Kind kind() {
    return Kind.AWARD;
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit) {
    jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    boolean own = actor.forRecipient();
    String sql = FOUND + (own ? TO_RECIPIENT : OF_AGENCY) + LATEST;
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
                (own ? "/mina-bidrag/" : "/beviljat/") + row.id(), row.title(), about(row, locale)))
        .toList();
  }

  private static String about(Row row, Locale locale) {
    String amount = Formats.of(locale).kronor(row.ore());
    return String.join(", ", row.recipientName(), row.caseNumber(), amount);
  }
}
