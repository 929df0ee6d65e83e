package se.statsbidrag.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChainStore {

  private static final long LOCK = 0x53_42_41_55_44_49_54L; // any number, the same for all nodes

  /**
   * One link as it is kept.
   *
   * @param digest of the line's content
   */
  record Link(long position, long lineId, byte[] digest, byte[] hash) {}

  /** What is not yet sealed: how many lines, and since when the oldest has waited. */
  record Waiting(long lines, @Nullable OffsetDateTime since) {}

  private final JdbcClient jdbc;
  private final AuditReading reading;

  ChainStore(JdbcClient jdbc, AuditReading reading) {
    this.jdbc = jdbc;
    this.reading = reading;
  }

  /** One sealer at a time, over all nodes, until the transaction ends. */
  boolean claim() {
    return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
        .param("lock", LOCK)
        .query(Boolean.class)
        .single();
  }

  /** Every transaction below this one has ended. */
  String horizon() {
    return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
        .query(String.class)
        .single();
  }

  /**
   * Committed lines without a link, in the order they are sealed. A line whose transaction could
   * still be preceded by another's waits; one from a restored database (its transaction has not
   * happened here) does not.
   */
  List<AuditLine> unsealed(String from, int limit) {
    return jdbc.sql(
            """
            select l.*, null::bigint as position
              from audit.line l
             where l.transaction >= cast(:from as xid8)
               and (l.transaction < pg_snapshot_xmin(pg_current_snapshot())
                    or l.transaction >= pg_snapshot_xmax(pg_current_snapshot()))
               and not exists (select from audit.chain c where c.line_id = l.id)
             order by l.transaction, l.id
             limit :limit
            """)
        .param("from", from)
        .param("limit", limit)
        .query(reading::line)
        .list();
  }

  Optional<Link> last() {
    return jdbc.sql(
            """
            select position, line_id, digest, hash from audit.chain
             order by position desc limit 1
            """)
        .query(Link.class)
        .optional();
  }

  void append(List<Link> links) {
    jdbc.sql(
            """
            insert into audit.chain (position, line_id, digest, hash)
            select * from unnest(:positions::bigint[], :lines::bigint[],
                                 :digests::bytea[], :hashes::bytea[])
            """)
        .param("positions", links.stream().mapToLong(Link::position).toArray())
        .param("lines", links.stream().mapToLong(Link::lineId).toArray())
        .param("digests", links.stream().map(Link::digest).toArray(byte[][]::new))
        .param("hashes", links.stream().map(Link::hash).toArray(byte[][]::new))
        .update();
    Link last = links.getLast();
    jdbc.sql("insert into audit.head (position, hash) values (:position, :hash)")
        .param("position", last.position())
        .param("hash", last.hash())
        .update();
  }

  Optional<Head> head() {
    return jdbc.sql("select position, hash, at from audit.head order by position desc limit 1")
        .query((row, n) ->
            new Head(
                row.getLong("position"),
                Chain.hex(row.getBytes("hash")),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  Waiting waiting() {
    return jdbc.sql(
            """
            select count(*) as lines, min(recorded_at) as since from audit.line l
             where not exists (select from audit.chain c where c.line_id = l.id)
               and l.id > (select coalesce(max(line_id), 0) - 10000 from audit.chain)
            """)
        .query(Waiting.class)
        .single();
  }
}
