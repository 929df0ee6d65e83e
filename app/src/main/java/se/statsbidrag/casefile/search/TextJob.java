package se.statsbidrag.casefile.search;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.statsbidrag.pages.Pdf;

/**
 * Reads the text of the papers that we have printed, so that they are found by it. Several nodes
 * share the work; a paper that cannot be read is tried a few times and then found by its title.
 */
@Component
class TextJob {

  private static final int AT_A_TIME = 20;
  private static final int MOST_TRIES = 5;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final String CLAIM =
      """
      update casefile.document_text
         set read_after = now() + make_interval(secs => :lease), tries = tries + 1
       where document_id in (select document_id from casefile.document_text
                              where read_after <= now() and tries < :most
                              order by read_after limit :limit for update skip locked)
      returning document_id
      """;

  private static final String READ =
      """
      update casefile.document_text set text = text || ' ' || :text, read_after = null
       where document_id = :id and read_after is not null
      """;

  private final JdbcClient jdbc;

  TextJob(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads all that waits. */
  @Scheduled(fixedDelayString = "${statsbidrag.texts-every:5s}")
  void run() {
    List<UUID> due;
    do {
      due =
          jdbc.sql(CLAIM)
              .param("lease", LEASE.toSeconds())
              .param("most", MOST_TRIES)
              .param("limit", AT_A_TIME)
              .query(UUID.class)
              .list();
      due.forEach(this::read);
    } while (due.size() == AT_A_TIME);
  }

  private void read(UUID document) {
    byte[] content =
        jdbc.sql("select content from casefile.document where id = :id")
            .param("id", document)
            .query((row, n) -> row.getBytes(1))
            .single();
    jdbc.sql(READ).param("id", document).param("text", Pdf.text(content).orElse("")).update();
  }
}
