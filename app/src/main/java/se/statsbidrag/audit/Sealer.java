package se.statsbidrag.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders, chains and seals what is committed, one sealer at a time over all nodes. Acts never wait
 * for it; what it has not reached yet is the unsealed window, a second or so.
 */
@Component
class Sealer {

  private static final int BATCH = 1000;

  private final ChainStore store;
  private final Heads heads;
  private final TransactionTemplate transactions;
  private volatile String from = "0";

  Sealer(ChainStore store, Heads heads, TransactionTemplate transactions) {
    this.store = store;
    this.heads = heads;
    this.transactions = transactions;
  }

  /** What one transaction sealed, and below which transaction all has ended. */
  private record Round(int lines, String horizon) {}

  @Scheduled(fixedDelayString = "${statsbidrag.audit.seal-every:1s}")
  void sealAll() {
    Round round;
    do {
      round = Objects.requireNonNull(transactions.execute(status -> sealSome()));
      if (round.lines() < BATCH) {
        from = round.horizon(); // what ended before it is sealed: the next search begins there
      }
    } while (round.lines() == BATCH);
    store.head().ifPresent(heads::carryOut);
  }

  private Round sealSome() {
    if (!store.claim()) {
      return new Round(0, from);
    }
    String horizon = store.horizon();
    List<AuditLine> lines = store.unsealed(from, BATCH);
    if (!lines.isEmpty()) {
      store.append(chained(lines));
    }
    return new Round(lines.size(), horizon);
  }

  private List<ChainStore.Link> chained(List<AuditLine> lines) {
    ChainStore.Link last = store.last().orElse(null);
    long position = last == null ? 0 : last.position();
    byte[] hash = last == null ? Chain.bytes(Chain.START) : last.hash();
    List<ChainStore.Link> links = new ArrayList<>(lines.size());
    for (AuditLine line : lines) {
      byte[] digest = Chain.digest(Chain.content(line));
      hash = Chain.hash(hash, ++position, digest);
      links.add(new ChainStore.Link(position, line.id(), digest, hash));
    }
    return links;
  }
}
