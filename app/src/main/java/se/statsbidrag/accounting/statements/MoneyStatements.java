package se.statsbidrag.accounting.statements;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** All that has moved for somebody or something, page by page or as a file. */
@Service
class MoneyStatements {

  private static final int SIZE = 50;

  /** A page of a statement, with the sums of the whole. */
  record Page(Money in, Money out, Money rest, List<Moved> lines, Pager pager) {}

  private final MovedStore store;
  private final MessageSource messages;

  MoneyStatements(MovedStore store, MessageSource messages) {
    this.store = store;
    this.messages = messages;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Page page(Scope scope, int page) {
    MovedStore.Sums sums = store.sums(scope);
    Pager pager = Pager.of(page, sums.lines(), SIZE);
    return new Page(
        sums.in(), sums.out(), sums.rest(), store.page(scope, pager.offset(), SIZE), pager);
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  void write(Scope scope, TableFormat format, OutputStream out, Locale locale) throws IOException {
    WriteOptions options =
        locale.getLanguage().equals("en") ? WriteOptions.plain() : WriteOptions.swedish();
    try (TableWriter table = TableWriter.open(format, out, columns(locale), options)) {
      store.all(scope, moved -> row(moved, table));
    }
  }

  private List<OutputColumn> columns(Locale locale) {
    return List.of(
        OutputColumn.whole("transfer", say("number", locale)),
        OutputColumn.date("day", say("day", locale)),
        OutputColumn.text("text", say("what", locale)),
        OutputColumn.text("from", say("from", locale)),
        OutputColumn.text("to", say("to", locale)),
        OutputColumn.ore("amount", say("amount", locale)),
        OutputColumn.ore("change", say("change", locale)),
        OutputColumn.text("document", say("document", locale)),
        OutputColumn.text("voucher", say("voucher", locale)));
  }

  private static void row(Moved moved, TableWriter table) {
    try {
      table.whole(moved.sequence());
      table.date(moved.day());
      table.text(moved.text());
      table.text(moved.fromName());
      table.text(moved.toName());
      table.whole(moved.amount().ore());
      table.whole(moved.change().ore());
      table.text(moved.document() == null ? "" : moved.document());
      table.text(moved.voucher() == null ? "" : moved.voucher());
      table.endRow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String say(String message, Locale locale) {
    return messages.getMessage("statements." + message, null, locale);
  }
}
