package se.statsbidrag.award.redistribution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decided lines whose papers are to be made. */
@Repository
class RedistributionPaperStore {

  /** A line of a redistribution. */
  record Line(UUID redistributionId, int position) {}

  private final JdbcClient jdbc;
  private final Clock machine;

  RedistributionPaperStore(JdbcClient jdbc, @Qualifier("systemClock") Clock machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  /** Takes lines whose papers are due; each is due again if this node is lost. */
  List<Line> claim(Duration lease, int limit) {
    Instant now = machine.instant();
    return jdbc.sql(
            """
            update award.redistribution_line
               set paper_due = :lease
             where (redistribution_id, position) in
                   (select redistribution_id, position from award.redistribution_line
                     where paper_due <= :now order by paper_due, position limit :limit
                       for update skip locked)
            returning redistribution_id, position
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(Line.class)
        .list();
  }

  /** Whether the line still waits for its paper; locks it. */
  boolean waits(Line line) {
    return jdbc.sql(
            """
            select document_id is null from award.redistribution_line
             where redistribution_id = :id and position = :position for update
            """)
        .param("id", line.redistributionId())
        .param("position", line.position())
        .query(Boolean.class)
        .single();
  }

  void made(Line line, UUID document) {
    jdbc.sql(
            """
            update award.redistribution_line set document_id = :document, paper_due = null
             where redistribution_id = :id and position = :position
            """)
        .param("document", document)
        .param("id", line.redistributionId())
        .param("position", line.position())
        .update();
  }
}
