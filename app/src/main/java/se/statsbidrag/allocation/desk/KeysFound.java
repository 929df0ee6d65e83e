package se.statsbidrag.allocation.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;

/** The agency's own keys, drafts too, by title, year and where they come from. */
@Component
class KeysFound implements SearchSource {

  private record Row(UUID id, String title, int budgetYear, String status) {}

  private final JdbcClient jdbc;
  private final MessageSource messages;

  KeysFound(JdbcClient jdbc, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  @Override
  public Kind kind() {
    return Kind.KEY;
  }

  @Override
  public List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit) {
    return jdbc
        .sql(
            """
            select id, title, budget_year, status from allocation.key
             where agency_id = :agency and status <> 'DISCARDED'
               and to_tsvector('swedish',
                     regexp_replace(title || ' ' || budget_year || ' ' || origin,
                                    '[^[:alnum:]]+', ' ', 'g'))
                   @@ to_tsquery('swedish', :words)
             order by budget_year desc, created_at desc, id limit :limit
            """)
        .param("agency", actor.agencyId())
        .param("words", words.query())
        .param("limit", limit)
        .query(Row.class)
        .list()
        .stream()
        .map(key -> new SearchHit("/nycklar/" + key.id(), key.title(), about(key, locale)))
        .toList();
  }

  private String about(Row key, Locale locale) {
    return key.budgetYear()
        + ", "
        + messages.getMessage("allocation.status." + key.status(), null, locale);
  }
}
