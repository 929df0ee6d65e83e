package se.statsbidrag.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.decision.Annex;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Swedish;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** A key as it is written in a decision: always in Swedish. */
@Component
class KeyPaper {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final MessageSource messages;
  private final Recipients recipients;

  KeyPaper(MessageSource messages, Recipients recipients) {
    this.messages = messages;
    this.recipients = recipients;
  }

  /** The authority whose key it is. */
  String authority(AllocationKey key) {
    return recipients.organisation(key.agencyId()).map(Organisation::name).orElse("");
  }

  String outcome(AllocationKey key) {
    return text(
        key.replacement() == null ? "allocation.decision.outcome" : "allocation.decision.replaced");
  }

  /** The whole key as a table, with its figures and its sums. */
  Annex annex(AllocationKey key, List<KeyRow> rows) {
    Formats formats = Swedish.FORMATS;
    List<Annex.Column> columns = new ArrayList<>();
    columns.add(new Annex.Column(text("allocation.row.code"), false));
    columns.add(new Annex.Column(text("allocation.row.name"), false));
    for (KeyDriver driver : key.drivers()) {
      columns.add(new Annex.Column(driverLabel(driver), true));
    }
    columns.add(new Annex.Column(text("allocation.row.amount"), true));
    List<List<String>> cells = new ArrayList<>();
    for (KeyRow row : rows) {
      List<String> line = new ArrayList<>();
      line.add(Objects.requireNonNull(row.code()));
      line.add(row.printedName());
      for (KeyDriver driver : key.drivers()) {
        line.add(formats.number(row.figures().getOrDefault(driver.driver(), 0L)));
      }
      line.add(formats.amount(row.amount().ore()));
      cells.add(line);
    }
    return new Annex(title(key), columns, cells, totals(key, rows));
  }

  /** The key's name; what is assumed says so wherever it shows. */
  private String title(AllocationKey key) {
    return key.terms().assumption() == null
        ? key.terms().title()
        : key.terms().title() + " (" + text("allocation.assumption.tag") + ")";
  }

  private List<String> totals(AllocationKey key, List<KeyRow> rows) {
    List<String> totals = new ArrayList<>(List.of("", text("allocation.row.total")));
    for (KeyDriver driver : key.drivers()) {
      totals.add(
          Swedish.FORMATS.number(
              rows.stream()
                  .mapToLong(row -> row.figures().getOrDefault(driver.driver(), 0L))
                  .reduce(0, Math::addExact)));
    }
    totals.add(Swedish.FORMATS.amount(key.sum().ore()));
    return totals;
  }

  private String driverLabel(KeyDriver driver) {
    String name =
        Objects.requireNonNull(
            messages.getMessage(
                "allocation.driver." + driver.driver(), null, driver.driver(), SWEDISH));
    return driver.referenceDate() == null ? name : name + " " + driver.referenceDate();
  }

  private String text(String key) {
    return messages.getMessage(key, null, SWEDISH);
  }
}
