package se.statsbidrag.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.audit.Verification.Finding;
import se.statsbidrag.audit.Verification.Kind;
import tools.jackson.core.JacksonException;

/**
 * Reads an export of the trail, without the system that made it, and says whether it holds: no line
 * changed, deleted, inserted, moved or cut off. An export that holds is read once and nothing of it
 * is kept; only one that does not is read again, to say what was done to it.
 *
 * <p>Whoever can write the database can also make a whole chain anew. Only the heads that were kept
 * elsewhere show that; without them the verifier vouches for no more than that the export agrees
 * with itself.
 */
public final class Verifier {

  private final Map<Long, Head> heads;

  private Verifier(List<Head> heads) {
    this.heads = new TreeMap<>();
    heads.forEach(head -> this.heads.put(head.position(), head));
  }

  /**
   * Verifies a file.
   *
   * @param export JSON Lines, as the trail's page gives it
   * @param heads the file of heads kept outside the database, or null
   * @throws IOException where a file cannot be read, or the heads are not a file of heads
   */
  public static Verification verify(Path export, @Nullable Path heads) throws IOException {
    return new Verifier(heads == null ? List.of() : readHeads(heads)).verify(export);
  }

  private static List<Head> readHeads(Path file) throws IOException {
    List<Head> heads = new ArrayList<>();
    for (String row : Files.readAllLines(file)) {
      try {
        heads.add(ExportRow.head(row));
      } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
        throw new IOException("row " + (heads.size() + 1) + " of " + file + " is not a head", e);
      }
    }
    return heads;
  }

  private Verification verify(Path export) throws IOException {
    Scan scan = new Scan(heads);
    read(export, scan::accept);
    if (scan.holds()) {
      return scan.verification(heads.size(), List.of());
    }
    List<ExportRow> rows = new ArrayList<>();
    read(export, rows::add);
    return scan.verification(heads.size(), new Diagnosis(rows, heads).findings());
  }

  private static void read(Path export, Consumer<ExportRow> rows) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(export)) {
      long number = 0;
      for (@Nullable String text = in.readLine(); text != null; text = in.readLine()) {
        number++;
        if (!text.isBlank()) {
          rows.accept(ExportRow.read(number, text));
        }
      }
    }
  }

  /** The quick pass: follows the chain and only says whether all of it fits. */
  private static final class Scan {

    private final Map<Long, Head> heads;
    private String hash = Chain.START;
    private long sealed;
    private long masked;
    private long unsealed;
    private long met;
    private boolean ended;
    private boolean fits = true;

    Scan(Map<Long, Head> heads) {
      this.heads = heads;
    }

    void accept(ExportRow row) {
      fits &= !ended;
      switch (row) {
        case ExportRow.Link link -> follow(link);
        case ExportRow.Unsealed ignored -> unsealed++;
        case ExportRow.End end -> {
          ended = true;
          fits &= end.sealed() == sealed;
        }
        case ExportRow.Unreadable ignored -> fits = false;
      }
    }

    private void follow(ExportRow.Link link) {
      sealed++;
      masked += link.masked() ? 1 : 0;
      fits &=
          link.sound()
              && unsealed == 0
              && link.position() == sealed
              && link.previous().equals(hash);
      hash = link.hash();
      Head head = heads.get(link.position());
      if (head != null) {
        met++;
        fits &= head.hash().equals(hash);
      }
    }

    boolean holds() {
      return fits && ended && met == heads.size();
    }

    Verification verification(int compared, List<Finding> findings) {
      List<Finding> all =
          findings.isEmpty() && !holds()
              ? List.of(new Finding(Kind.CHANGED, 1, sealed, 0))
              : findings;
      return new Verification(sealed, masked, unsealed, compared, all);
    }
  }
}
