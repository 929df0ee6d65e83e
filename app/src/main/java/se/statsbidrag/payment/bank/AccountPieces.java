package se.statsbidrag.payment.bank;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * {@code camt.053} and {@code camt.054}: what has moved on an account. Out is a payment that the
 * bank has made, in and marked as such is one that has come back, and all else is shown as unknown.
 */
final class AccountPieces implements BankAnswers.Pieces {

  /** Sub-families of the standard that mean that a payment has come back. */
  private static final Set<String> CAME_BACK = Set.of("RRTN", "RPCR", "ARET", "RVPO");

  private final Consumer<Said> lines;
  private @Nullable String id;
  private @Nullable String account;
  private boolean otherAccount;

  /** The entry whose payments are being read, and what they sum to. */
  private @Nullable Element entry;

  private @Nullable Element first;
  private int payments;
  private long sum;

  AccountPieces(Consumer<Said> lines) {
    this.lines = lines;
  }

  @Override
  public void take(Element element) {
    Element parent = element.parent();
    switch (element.name()) {
      case "GrpHdr" -> id = element.text("MsgId").orElse(null);
      case "Acct" -> {
        if (parent != null && (parent.name().equals("Stmt") || parent.name().equals("Ntfctn"))) {
          account(element);
        }
      }
      case "TxDtls" -> payment(element);
      case "Ntry" -> entry(element);
      default -> {
        // a piece of another kind of answer
      }
    }
  }

  @Override
  public void end() {
    // every entry has been told of when it ended
  }

  @Override
  public @Nullable String id() {
    return id;
  }

  @Override
  public @Nullable String messageId() {
    return null;
  }

  @Override
  public @Nullable String account() {
    return account;
  }

  private void account(Element element) {
    String read =
        element
            .text("Id", "IBAN")
            .or(() -> element.text("Id", "Othr", "Id"))
            .orElse("")
            .replaceAll("[\\s-]", "");
    if (account == null) {
      account = read;
    } else {
      otherAccount = !account.equals(read);
    }
  }

  /** A payment of an entry; the entry itself is not at its end. */
  private void payment(Element payment) {
    Element details = payment.parent();
    Element at = details == null || details.name().equals("Ntry") ? details : details.parent();
    if (at == null || !at.name().equals("Ntry")) {
      return;
    }
    if (entry != at) {
      entry = at;
      payments = 0;
      sum = 0;
    }
    payments++;
    if (payments == 1) {
      first = payment; // it may be the only one, and leave its amount to the entry
      return;
    }
    if (first != null) {
      tell(at, first, amount(first), 1);
      first = null;
    }
    tell(at, payment, amount(payment), payments);
  }

  private void tell(Element at, Element payment, Optional<Money> amount, int number) {
    sum += amount.map(Money::ore).orElse(0L); // compared only; too much is no sum either
    Said line = line(at, payment, amount, number);
    lines.accept(line.endToEndId() == null ? line.unknown("NAMELESS") : line);
  }

  private void entry(Element element) {
    Optional<Money> whole = element.first("Amt").flatMap(Said::kronor);
    if (entry == element && first != null) {
      tell(element, first, amount(first).or(() -> whole), 1);
    }
    if (entry == element) {
      if (whole.isPresent() && whole.get().ore() != sum) {
        lines.accept(line(element, element, whole, 0).unknown("SUM"));
      }
    } else {
      Said line = line(element, element, whole, 0);
      boolean named = line.messageId() != null && line.outcome() == Outcome.EXECUTED;
      boolean told = line.outcome() == Outcome.UNKNOWN;
      lines.accept(named || told ? line : line.unknown("NAMELESS"));
    }
    entry = null;
    first = null;
  }

  /** The amount of a payment, where it says it itself. */
  private static Optional<Money> amount(Element payment) {
    return Stream.of(
            payment.first("Amt"),
            payment.first("AmtDtls", "TxAmt", "Amt"),
            payment.first("AmtDtls", "InstdAmt", "Amt"))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(Said::kronor);
  }

  private Said line(Element entry, Element payment, Optional<Money> amount, int number) {
    Optional<LocalDate> day =
        Said.day(entry.first("BookgDt")).or(() -> Said.day(entry.first("ValDt")));
    Said line =
        new Said(
            order(payment).orElse(null),
            Said.name(payment.text("Refs", "EndToEndId")).orElse(null),
            Outcome.EXECUTED,
            reasons(payment),
            amount.orElse(null),
            day.orElse(null),
            reference(entry, payment, number).orElse(null));
    return outcome(entry, payment, line);
  }

  private Said outcome(Element entry, Element payment, Said line) {
    String direction = payment.text("CdtDbtInd").or(() -> entry.text("CdtDbtInd")).orElse("");
    String status =
        entry
            .text("Sts", "Cd")
            .or(() -> entry.text("Sts", "Prtry"))
            .or(() -> entry.text("Sts"))
            .orElse("BOOK");
    boolean reversed =
        entry.text("RvslInd").filter(said -> said.equals("true") || said.equals("1")).isPresent();
    if (otherAccount) {
      return line.unknown("OTHER_ACCOUNT");
    }
    if (line.amount() == null) {
      return line.unknown("AMOUNT");
    }
    if (!status.equals("BOOK")) {
      return line.unknown("NOT_BOOKED");
    }
    if (line.day() == null) {
      return line.unknown("DAY");
    }
    if (direction.equals("DBIT")) {
      return reversed || payment.has("RtrInf") ? line.unknown("REVERSED") : line;
    }
    if (!direction.equals("CRDT")) {
      return line.unknown("DIRECTION");
    }
    return reversed || cameBack(entry, payment) ? returned(line) : line.unknown("INCOMING");
  }

  private static Said returned(Said line) {
    return new Said(
        line.messageId(),
        line.endToEndId(),
        Outcome.RETURNED,
        line.reason(),
        line.amount(),
        line.day(),
        line.bankReference());
  }

  private static boolean cameBack(Element entry, Element payment) {
    return payment.has("RtrInf")
        || Stream.of(entry, payment)
            .flatMap(at -> at.text("BkTxCd", "Domn", "Fmly", "SubFmlyCd").stream())
            .anyMatch(CAME_BACK::contains);
  }

  private static Optional<String> order(Element at) {
    return Stream.of(
            at.text("Refs", "MsgId"),
            at.text("Refs", "PmtInfId"),
            at.text("NtryDtls", "Btch", "MsgId"),
            at.text("NtryDtls", "Btch", "PmtInfId"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The bank's own name of the payment; the same in a notification and in a statement. */
  private static Optional<String> reference(Element entry, Element payment, int number) {
    return Stream.of(payment.text("Refs", "AcctSvcrRef"), payment.text("Refs", "TxId"))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() ->
            entry
                .text("AcctSvcrRef")
                .or(() -> entry.text("NtryRef"))
                .map(whole -> number > 1 ? whole + "-" + number : whole));
  }

  private static String reasons(Element payment) {
    return Said.words(
        payment
            .all("RtrInf")
            .flatMap(reason ->
                Stream.concat(
                    reason.text("Rsn", "Cd").or(() -> reason.text("Rsn", "Prtry")).stream(),
                    reason.all("AddtlInf").map(Element::text)))
            .collect(Collectors.joining(" ")));
  }
}
