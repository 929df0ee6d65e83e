package se.statsbidrag.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.statsbidrag.kernel.GrantRef;
import se.statsbidrag.kernel.GrantSource;

/** Names the grants to the modules upstream. */
@Repository
class GrantList implements GrantSource {

  private final JdbcClient jdbc;

  GrantList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<GrantRef> grants() {
    return jdbc.sql(
            """
            select g.id, g.agency_id, g.name_sv, g.name_en,
                   array_agg(distinct r.recipient_kind) as kinds
              from programme.grant_form g join programme.round r on r.grant_id = g.id
             group by g.id
             order by g.name_sv collate "sv-SE-x-icu", g.id
            """)
        .query((row, n) ->
            new GrantRef(
                row.getObject("id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("name_sv"),
                row.getString("name_en"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("kinds").getArray()))))
        .list();
  }
}
