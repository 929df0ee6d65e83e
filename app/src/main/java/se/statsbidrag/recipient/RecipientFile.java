package se.statsbidrag.recipient;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** The list of recipients as a file, with the filter of the page that it was fetched from. */
@Controller
@Access(open = true)
class RecipientFile {

  private static final int ALL = 1_000_000;

  private final RegisterSearch search;
  private final Recipients recipients;
  private final MessageSource messages;
  private final Clock clock;

  RecipientFile(RegisterSearch search, Recipients recipients, MessageSource messages, Clock clock) {
    this.search = search;
    this.recipients = recipients;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/mottagare.{format:csv|xlsx|json}")
  ResponseEntity<StreamingResponseBody> file(
      @PathVariable String format,
      @RequestParam(defaultValue = "") String slag,
      @RequestParam(defaultValue = "") String lan,
      @RequestParam(defaultValue = "") String q,
      Locale locale) {
    LocalDate today = LocalDate.now(clock);
    RegisterQuery query = RegisterQuery.of(today, slag, lan, q, "code");
    TableFormat kind =
        Arrays.stream(TableFormat.values())
            .filter(known -> known.extension().equals(format))
            .findFirst()
            .orElseThrow(() -> new NotFound("format", format));
    List<RegisterSearch.Row> rows = search.rows(query, 0, ALL);
    String name = messages.getMessage("recipient.file", null, locale) + "." + format;
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, kind.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(out -> write(kind, out, rows, today, locale));
  }

  private void write(
      TableFormat format,
      OutputStream out,
      List<RegisterSearch.Row> rows,
      LocalDate day,
      Locale locale)
      throws IOException {
    Map<RecipientKind, String> terms = recipients.terms(day);
    List<OutputColumn> columns =
        List.of(
            OutputColumn.text("code", word("recipient.code", locale)),
            OutputColumn.text("name", word("recipient.name", locale)),
            OutputColumn.text("kind", word("recipient.kind", locale)),
            OutputColumn.text("countyCode", word("recipient.county.code", locale)),
            OutputColumn.text("county", word("recipient.county", locale)));
    Iterator<List<String>> cells =
        rows.stream()
            .map(row ->
                Arrays.asList(
                    row.role().code(),
                    row.role().name(),
                    word("recipient.kind." + terms.get(row.role().kind()), locale),
                    row.role().countyCode(),
                    row.countyName()))
            .iterator();
    TableWriter.write(format, out, columns, WriteOptions.swedish(), cells);
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
