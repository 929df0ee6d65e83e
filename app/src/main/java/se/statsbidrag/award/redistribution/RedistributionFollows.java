package se.statsbidrag.award.redistribution;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.AwardFollows;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;

/** Leads from an award out of what others left to how its amount was worked out. */
@Component
class RedistributionFollows implements AwardFollows {

  private final JdbcClient jdbc;

  RedistributionFollows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Follow> of(Actor actor, Award award) {
    if (award.kind() != Award.Kind.REDISTRIBUTION) {
      return List.of();
    }
    return jdbc
        .sql(
            """
            select '/omfordelat/' || redistribution_id || '/' || recipient_code
              from award.redistribution_line where award_id = :award
            """)
        .param("award", award.id())
        .query(String.class)
        .list()
        .stream()
        .map(href ->
            new Follow(
                "redistribution.follow",
                null,
                WorkingCalendar.dayOf(award.decidedAt()),
                true,
                href))
        .toList();
  }
}
