package se.statsbidrag.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.audit.ExportRow.Link;
import se.statsbidrag.audit.Verification.Finding;
import se.statsbidrag.audit.Verification.Kind;

/** Says what was done to an export that does not hold. */
final class Diagnosis {

  private final List<ExportRow> rows;
  private final Map<Long, Head> heads;
  private final List<Finding> findings = new ArrayList<>();
  private final TreeMap<Long, Link> genuine = new TreeMap<>();

  Diagnosis(List<ExportRow> rows, Map<Long, Head> heads) {
    this.rows = rows;
    this.heads = heads;
  }

  List<Finding> findings() {
    chooseGenuine();
    findOutOfPlace();
    findMissing();
    findChanged();
    compareHeads();
    findStray();
    return findings.stream()
        .distinct()
        .sorted(Comparator.comparingLong(Finding::from).thenComparing(Finding::kind))
        .toList();
  }

  private void add(Kind kind, long from, long to, long row) {
    findings.add(new Finding(kind, from, to, row));
  }

  /** Of several links with one position, the one that its neighbours or a head know is genuine. */
  private void chooseGenuine() {
    TreeMap<Long, List<Link>> claims = new TreeMap<>();
    for (ExportRow row : rows) {
      if (row instanceof Link link) {
        claims.computeIfAbsent(link.position(), position -> new ArrayList<>()).add(link);
      }
    }
    claims.forEach((position, links) -> {
      Link chosen = links.getFirst();
      for (Link link : links) {
        chosen = knownBy(link, claims) > knownBy(chosen, claims) ? link : chosen;
      }
      genuine.put(position, chosen);
      for (Link link : links) {
        if (link != chosen) {
          add(Kind.INSERTED, position, position, link.row());
        }
      }
    });
  }

  private int knownBy(Link link, Map<Long, List<Link>> claims) {
    Head head = heads.get(link.position());
    int score = head != null && head.hash().equals(link.hash()) ? 4 : 0;
    if (link.sound()) {
      List<Link> before = claims.getOrDefault(link.position() - 1, List.of());
      List<Link> after = claims.getOrDefault(link.position() + 1, List.of());
      score += 1;
      score += after.stream().anyMatch(next -> next.previous().equals(link.hash())) ? 2 : 0;
      score += before.stream().anyMatch(last -> last.hash().equals(link.previous())) ? 1 : 0;
    }
    return score;
  }

  /** The fewest links that, taken out, leave the rest in order: those have been moved. */
  private void findOutOfPlace() {
    List<Link> order = inFileOrder().toList();
    long[] tails = new long[order.size()];
    int[] lengths = new int[order.size()];
    int longest = 0;
    for (int i = 0; i < order.size(); i++) {
      int found = java.util.Arrays.binarySearch(tails, 0, longest, order.get(i).position());
      int place = found < 0 ? -found - 1 : found;
      tails[place] = order.get(i).position();
      lengths[i] = place + 1;
      longest = Math.max(longest, place + 1);
    }
    int wanted = longest;
    long above = Long.MAX_VALUE;
    for (int i = order.size() - 1; i >= 0; i--) {
      Link link = order.get(i);
      if (lengths[i] == wanted && link.position() < above) {
        wanted--;
        above = link.position();
      } else {
        add(Kind.REORDERED, link.position(), link.position(), link.row());
      }
    }
  }

  private Stream<Link> inFileOrder() {
    return rows.stream()
        .filter(Link.class::isInstance)
        .map(Link.class::cast)
        .filter(link -> genuine.get(link.position()) == link);
  }

  private void findMissing() {
    long expected = 1;
    for (long position : genuine.keySet()) {
      if (position > expected) {
        add(Kind.DELETED, expected, position - 1, 0);
      }
      expected = position + 1;
    }
    long kept = expected - 1;
    long known =
        Stream.concat(
                heads.keySet().stream(),
                rows.stream()
                    .filter(ExportRow.End.class::isInstance)
                    .map(end -> ((ExportRow.End) end).sealed()))
            .mapToLong(Long::longValue)
            .max()
            .orElse(kept);
    boolean ended = rows.stream().anyMatch(ExportRow.End.class::isInstance);
    if (known > kept || !ended) {
      add(Kind.CUT_OFF, kept + 1, Math.max(known, kept + 1), 0);
    }
  }

  private void findChanged() {
    @Nullable Link last = null;
    for (Link link : genuine.values()) {
      if (!link.sound()) {
        add(Kind.CHANGED, link.position(), link.position(), link.row());
      } else if (last != null && last.sound() && isAfter(link, last) && !follows(link, last)) {
        add(Kind.CHANGED, last.position(), last.position(), last.row());
      }
      if (link.position() == 1 && !link.previous().equals(Chain.START)) {
        add(Kind.CHANGED, 1, 1, link.row());
      }
      last = link;
    }
  }

  private static boolean isAfter(Link link, Link last) {
    return link.position() == last.position() + 1;
  }

  private static boolean follows(Link link, Link last) {
    return link.previous().equals(last.hash());
  }

  /** Where a head says another hash, all since the last head that agrees may be made anew. */
  private void compareHeads() {
    long agreed = 0;
    for (Head head : heads.values()) {
      Link link = genuine.get(head.position());
      if (link == null) {
        continue;
      }
      if (link.hash().equals(head.hash())) {
        agreed = head.position();
      } else {
        add(Kind.CHANGED, agreed + 1, head.position(), link.row());
        return;
      }
    }
  }

  /** Rows that nobody can read, and lines without a link that stand before links, or after all. */
  private void findStray() {
    long nextPosition = 1;
    boolean ended = false;
    List<Long> loose = new ArrayList<>();
    for (ExportRow row : rows) {
      switch (row) {
        case Link link -> {
          for (long stray : loose) {
            add(Kind.INSERTED, link.position(), link.position(), stray);
          }
          loose.clear();
          nextPosition = link.position() + 1;
          if (ended) {
            add(Kind.INSERTED, link.position(), link.position(), link.row());
          }
        }
        case ExportRow.Unsealed line -> loose.add(line.row());
        case ExportRow.Unreadable line ->
            add(Kind.UNREADABLE, nextPosition, nextPosition, line.row());
        case ExportRow.End ignored -> ended = true;
      }
    }
  }
}
