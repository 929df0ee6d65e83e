package se.statsbidrag.payment.bank;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/**
 * The payment order as a table (betalningsunderlag), for an agency that pays through its finance
 * system: one row a payment, the same facts as in the file to the bank.
 */
public final class PaymentOrderCsv {

  private static final List<OutputColumn> COLUMNS =
      List.of(
          OutputColumn.text("order", "Betalningsuppdrag"),
          OutputColumn.text("payment", "Betalning"),
          OutputColumn.text("payee", "Mottagare"),
          OutputColumn.text("organisationNumber", "Organisationsnummer"),
          OutputColumn.text("kind", "Kontotyp"),
          OutputColumn.text("account", "Konto"),
          OutputColumn.ore("amount", "Belopp"),
          OutputColumn.text("currency", "Valuta"),
          OutputColumn.date("day", "Betalningsdag"),
          OutputColumn.text("text", "Text"),
          OutputColumn.text("reference", "Referensnummer"));

  private PaymentOrderCsv() {}

  /**
   * Writes the table.
   *
   * @throws IllegalArgumentException where number or sum is not what the order states
   */
  public static void write(PaymentOrder order, OutputStream out) throws IOException {
    long number = 0;
    Money total = Money.ZERO;
    try (TableWriter table =
        TableWriter.open(TableFormat.CSV, out, COLUMNS, WriteOptions.swedish())) {
      for (Credit credit : order.credits()) {
        row(order, credit, table);
        number++;
        total = total.plus(credit.amount());
      }
    }
    if (number != order.number() || !total.equals(order.total())) {
      throw new IllegalArgumentException(
          "an order of %d payments, %s, holds %d, %s"
              .formatted(order.number(), order.total(), number, total));
    }
  }

  private static void row(PaymentOrder order, Credit credit, TableWriter table) throws IOException {
    table.text(order.messageId());
    table.text(credit.endToEndId());
    table.text(credit.payee());
    table.text(Objects.requireNonNullElse(credit.organisationNumber(), ""));
    table.text(
        switch (credit.giro().kind()) {
          case BANKGIRO -> "Bankgiro";
          case PLUSGIRO -> "Plusgiro";
          case IBAN -> "IBAN";
        });
    table.text(credit.giro().number());
    table.whole(credit.amount().ore());
    table.text("SEK");
    table.date(order.executionDay());
    table.text(credit.text());
    table.text(Objects.requireNonNullElse(credit.reference(), ""));
    table.endRow();
  }
}
