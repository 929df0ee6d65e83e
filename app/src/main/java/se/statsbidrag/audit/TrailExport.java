package se.statsbidrag.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** Writes the trail as files, line by line, keeping nothing in memory. */
@Component
class TrailExport {

  private static final int PAGE = 500;

  private final AuditReading reading;
  private final MessageSource messages;

  TrailExport(AuditReading reading, MessageSource messages) {
    this.reading = reading;
    this.messages = messages;
  }

  /**
   * The whole chain as JSON Lines for the verifier. Lines of other agencies are there with their
   * digest only: the chain can be followed through them, and nothing of them is read.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void jsonLines(UUID agency, OutputStream out) {
    String[] previous = {Chain.START};
    long[] sealed = {0};
    reading.links((link, line) -> {
      Map<String, @Nullable Object> row = new TreeMap<>();
      row.put("position", link.position());
      row.put("previous", previous[0]);
      row.put("hash", Chain.hex(link.hash()));
      if (line.agencyId().equals(agency)) {
        row.put("line", Chain.content(line));
      } else {
        row.put("digest", Chain.hex(link.digest()));
      }
      write(row, out);
      previous[0] = Chain.hex(link.hash());
      sealed[0]++;
    });
    reading.unsealed(agency, line -> write(Map.of("line", Chain.content(line)), out));
    write(Map.of("end", sealed[0]), out);
  }

  private static void write(Map<String, ?> row, OutputStream out) {
    try {
      out.write((Canonical.json(row) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a filter lets through, as a table for a person to read. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void csv(UUID agency, TrailFilter filter, Locale locale, OutputStream out)
      throws IOException {
    try (TableWriter table =
        TableWriter.open(TableFormat.CSV, out, columns(locale), WriteOptions.swedish())) {
      TrailFilter rest = filter;
      List<AuditLine> lines;
      do {
        lines = reading.page(agency, rest, PAGE);
        for (AuditLine line : lines) {
          row(line, locale, table);
        }
        rest = lines.isEmpty() ? rest : rest.olderThan(lines.getLast().id());
      } while (lines.size() == PAGE);
    }
  }

  private List<OutputColumn> columns(Locale locale) {
    return List.of("at", "who", "role", "act", "type", "object", "before", "after", "position")
        .stream()
        .map(name ->
            OutputColumn.text(name, messages.getMessage("audit.column." + name, null, locale)))
        .toList();
  }

  private void row(AuditLine line, Locale locale, TableWriter table) throws IOException {
    table.text(line.at().toString());
    table.text(line.personName());
    table.text(
        line.role() == null ? "" : messages.getMessage("kernel.role." + line.role(), null, locale));
    table.text(messages.getMessage(line.actKey(), null, line.act(), locale) + "");
    table.text(line.object().type());
    table.text(line.object().label());
    table.text(Canonical.json(line.before()));
    table.text(Canonical.json(line.after()));
    table.text(line.position() == null ? "" : line.position().toString());
    table.endRow();
  }
}
