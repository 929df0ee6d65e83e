package se.statsbidrag.payment.bank;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * A payment file as whoever gets it reads it: to look once more at what is about to go, and to play
 * the bank.
 */
public final class OrderFile {

  /**
   * What the head of a file says, and what was found in it.
   *
   * @param day when the bank shall pay; the last, where there are several
   * @param number as stated
   * @param total as stated
   */
  public record Head(String messageId, LocalDate day, Giro account, long number, Money total) {}

  private final Consumer<Credit> each;
  private @Nullable String messageId;
  private @Nullable LocalDate day;
  private @Nullable Giro account;
  private long stated;
  private Money total = Money.ZERO;
  private long number;
  private Money sum = Money.ZERO;

  private OrderFile(Consumer<Credit> each) {
    this.each = each;
  }

  /**
   * Reads a file to its end.
   *
   * @param each is shown every payment as it is read
   * @throws UnreadableAnswer where it is no payment file, or its number and sum do not hold
   */
  public static Head read(InputStream file, Consumer<Credit> each)
      throws UnreadableAnswer, IOException {
    return new OrderFile(each).all(file);
  }

  private Head all(InputStream file) throws UnreadableAnswer, IOException {
    new SafeXml(
            Set.of("GrpHdr", "CdtTrfTxInf", "PmtInf"),
            new SafeXml.Sight() {
              @Override
              public void document(String namespace) throws UnreadableAnswer {
                if (!namespace.startsWith("urn:iso:std:iso:20022:tech:xsd:pain.001.")) {
                  throw new UnreadableAnswer("bank.unreadable.no-order");
                }
              }

              @Override
              public void piece(Element element) throws UnreadableAnswer {
                take(element);
              }
            })
        .read(file, Long.MAX_VALUE);
    if (messageId == null || day == null || account == null) {
      throw new UnreadableAnswer("bank.unreadable.no-order");
    }
    if (number != stated || !sum.equals(total)) {
      throw new UnreadableAnswer("bank.unreadable.sums", stated, total, number, sum);
    }
    return new Head(messageId, day, account, number, total);
  }

  private void take(Element element) throws UnreadableAnswer {
    switch (element.name()) {
      case "GrpHdr" -> {
        messageId = said(element.text("MsgId"));
        stated = Long.parseLong(said(element.text("NbOfTxs").filter(n -> n.matches("\\d{1,15}"))));
        total = said(element.first("CtrlSum").flatMap(Said::kronor));
      }
      case "PmtInf" -> {
        day = said(Said.day(element.first("ReqdExctnDt")));
        account = giro(said(element.first("DbtrAcct", "Id")));
      }
      default -> credit(element);
    }
  }

  private void credit(Element element) throws UnreadableAnswer {
    Money amount = said(element.first("Amt", "InstdAmt").flatMap(Said::kronor));
    number++;
    sum = sum.plus(amount);
    each.accept(
        new Credit(
            said(element.text("PmtId", "EndToEndId")),
            amount,
            said(element.text("Cdtr", "Nm")),
            element.text("Cdtr", "Id", "OrgId", "Othr", "Id").orElse(null),
            element
                .text("Cdtr", "PstlAdr", "TwnNm")
                .map(town -> new Place(town, element.text("Cdtr", "PstlAdr", "Ctry").orElse("SE")))
                .orElse(null),
            giro(said(element.first("CdtrAcct", "Id"))),
            element
                .text("RmtInf", "Ustrd")
                .or(() -> element.text("RmtInf", "Strd", "AddtlRmtInf"))
                .orElse(""),
            element.text("RmtInf", "Strd", "CdtrRefInf", "Ref").orElse(null)));
  }

  /** The account; what is said neither to be a bankgiro nor an IBAN is a plusgiro. */
  private static Giro giro(Element id) throws UnreadableAnswer {
    Optional<String> iban = id.text("IBAN");
    if (iban.isPresent()) {
      return new Giro(Giro.Kind.IBAN, iban.get());
    }
    String scheme =
        id.text("Othr", "SchmeNm", "Cd").or(() -> id.text("Othr", "SchmeNm", "Prtry")).orElse("");
    return new Giro(
        scheme.startsWith("BG") ? Giro.Kind.BANKGIRO : Giro.Kind.PLUSGIRO,
        said(id.text("Othr", "Id")));
  }

  private static <T> T said(Optional<T> said) throws UnreadableAnswer {
    return said.orElseThrow(() -> new UnreadableAnswer("bank.unreadable.no-order"));
  }
}
