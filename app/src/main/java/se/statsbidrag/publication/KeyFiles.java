package se.statsbidrag.publication;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.allocation.KeyDriver;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/**
 * Öppna data: a public key as a file, a table, JSON with stable names or an accessible PDF, and the
 * list of all of them.
 */
@Controller
@Access(open = true)
class KeyFiles {

  private final PublicKeys keys;
  private final KeyJsonFile json;
  private final KeyOnPaper paper;
  private final MessageSource messages;

  KeyFiles(PublicKeys keys, KeyJsonFile json, KeyOnPaper paper, MessageSource messages) {
    this.keys = keys;
    this.json = json;
    this.paper = paper;
    this.messages = messages;
  }

  /** The files of a key, as its page offers them. */
  static List<Parts.Download> downloads(String slug) {
    return Stream.of("csv", "xlsx", "json", "pdf")
        .map(format ->
            new Parts.Download(
                "/fordelning/" + slug + "/nyckel." + format, format.toUpperCase(Locale.ROOT), null))
        .toList();
  }

  @GetMapping("/oppna-data")
  String openData(Model model) {
    model.addAttribute("keys", keys.all());
    return "publication/open-data";
  }

  @GetMapping("/oppna-data/nycklar.json")
  void list(HttpServletResponse response) throws IOException {
    byte[] list = json.list(keys.all());
    response.setContentType("application/json");
    response.setContentLength(list.length);
    response.getOutputStream().write(list);
  }

  @GetMapping("/fordelning/{slug}/nyckel.{format:csv|xlsx}")
  void table(
      @PathVariable String slug,
      @PathVariable String format,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    PublicKey key = keys.find(slug);
    TableFormat how = format(format);
    List<OutputColumn> columns = columns(key, locale);
    begin(response, how.mediaType(), key.slug() + "." + format);
    TableWriter.write(
        how,
        response.getOutputStream(),
        columns,
        options(locale).about(say("file.about", locale), about(key, locale)),
        key.entries().stream().map(entry -> cells(key, entry)).iterator());
  }

  @GetMapping("/fordelning/{slug}/nyckel.json")
  void json(@PathVariable String slug, HttpServletResponse response) throws IOException {
    PublicKey key = keys.find(slug);
    begin(response, "application/json", key.slug() + ".json");
    json.write(key, response.getOutputStream());
  }

  @GetMapping("/fordelning/{slug}/nyckel.pdf")
  void pdf(@PathVariable String slug, HttpServletResponse response, Locale locale)
      throws IOException {
    PublicKey key = keys.find(slug);
    byte[] document = paper.of(key, locale);
    begin(response, "application/pdf", key.slug() + ".pdf");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  /** The head of an answer that is a file to keep. */
  static void begin(HttpServletResponse response, String mediaType, String name) {
    response.setContentType(mediaType);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** The table format by its extension. */
  static TableFormat format(String extension) {
    return Arrays.stream(TableFormat.values())
        .filter(format -> format.extension().equals(extension))
        .findFirst()
        .orElseThrow();
  }

  /** As the reader's programs expect a table. */
  static WriteOptions options(Locale locale) {
    return locale.getLanguage().equals("en") ? WriteOptions.plain() : WriteOptions.swedish();
  }

  /** A column of amounts: without decimals where every amount is in whole kronor. */
  static OutputColumn amounts(String key, String header, boolean whole) {
    return whole ? OutputColumn.kronor(key, header) : OutputColumn.ore(key, header);
  }

  /** An amount as such a column takes it. */
  static long cell(Money amount, boolean whole) {
    return whole ? amount.ore() / 100 : amount.ore();
  }

  private List<OutputColumn> columns(PublicKey key, Locale locale) {
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(OutputColumn.text("code", say("column.code", locale)));
    columns.add(OutputColumn.text("name", say("column.name", locale)));
    columns.add(OutputColumn.text("printedName", say("column.printed-name", locale)));
    columns.add(OutputColumn.text("county", say("column.county", locale)));
    for (KeyDriver driver : key.key().drivers()) {
      String word = RuleWords.driver(messages, driver.driver(), locale);
      columns.add(
          OutputColumn.whole(
              driver.driver(),
              driver.referenceDate() == null ? word : word + " " + driver.referenceDate()));
    }
    columns.add(amounts("amount", say("column.amount", locale), whole(key)));
    if (key.hasHeads()) {
      columns.add(OutputColumn.decimal("perHead", say("column.per-head", locale)));
    }
    if (key.key().terms().assumption() != null) {
      columns.add(OutputColumn.text("assumption", say("column.assumption", locale)));
    }
    return columns;
  }

  private static List<?> cells(PublicKey key, KeyEntry entry) {
    List<Object> cells = new ArrayList<>();
    cells.add(entry.code());
    cells.add(entry.name());
    cells.add(entry.printedName());
    cells.add(entry.county() == null ? "" : entry.county());
    key.key()
        .drivers()
        .forEach(driver -> cells.add(entry.figures().getOrDefault(driver.driver(), 0L)));
    cells.add(cell(entry.amount(), whole(key)));
    if (entry.perHead() != null && key.hasHeads()) {
      cells.add(entry.perHead());
    }
    if (key.key().terms().assumption() != null) {
      cells.add(key.key().terms().assumption());
    }
    return cells;
  }

  private static boolean whole(PublicKey key) {
    return key.entries().stream().allMatch(entry -> entry.amount().isWholeKronor());
  }

  private Map<String, String> about(PublicKey key, Locale locale) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put(say("file.title", locale), key.key().terms().title());
    about.put(say("key.fact.origin", locale), key.key().terms().origin());
    about.put(say("key.fact.status", locale), say("key.status." + key.key().status(), locale));
    about.put(say("key.frame", locale), key.key().terms().frame().toString());
    about.put(say("key.sum", locale), key.key().sum().toString());
    return about;
  }

  private String say(String message, Locale locale) {
    return messages.getMessage("publication." + message, null, locale);
  }
}
