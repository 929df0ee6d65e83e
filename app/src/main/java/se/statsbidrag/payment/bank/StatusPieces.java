package se.statsbidrag.payment.bank;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * {@code pain.002}: what is said of the whole order, of its instruction, and of each payment. A
 * status of an order stands for the payments that are not named.
 */
final class StatusPieces implements BankAnswers.Pieces {

  private final Consumer<Said> lines;
  private @Nullable String id;
  private @Nullable String messageId;
  private @Nullable Said group;
  private boolean instructed;

  StatusPieces(Consumer<Said> lines) {
    this.lines = lines;
  }

  @Override
  public void take(Element element) throws UnreadableAnswer {
    switch (element.name()) {
      case "GrpHdr" -> id = element.text("MsgId").orElse(null);
      case "OrgnlGrpInfAndSts" -> group(element);
      case "OrgnlPmtInfAndSts" -> instruction(element);
      case "TxInfAndSts" -> payment(element);
      default -> {
        // a piece of another kind of answer
      }
    }
  }

  @Override
  public void end() {
    if (group != null && !instructed) {
      lines.accept(group);
    }
  }

  @Override
  public @Nullable String id() {
    return id;
  }

  @Override
  public @Nullable String messageId() {
    return messageId;
  }

  @Override
  public @Nullable String account() {
    return null;
  }

  private void group(Element element) throws UnreadableAnswer {
    if (messageId != null) {
      throw new UnreadableAnswer("bank.unreadable.several");
    }
    messageId =
        element
            .text("OrgnlMsgId")
            .orElseThrow(() -> new UnreadableAnswer("bank.unreadable.order-nameless"));
    element
        .text("GrpSts")
        .ifPresent(status -> group = said(element, null, status, Optional.empty()));
  }

  private void instruction(Element element) {
    element
        .text("PmtInfSts")
        .ifPresent(status -> {
          instructed = true;
          lines.accept(said(element, null, status, Optional.empty()));
        });
  }

  private void payment(Element element) {
    Optional<String> name =
        Said.name(element.text("OrgnlEndToEndId")).or(() -> element.text("OrgnlInstrId"));
    Optional<Money> amount = element.first("OrgnlTxRef", "Amt", "InstdAmt").flatMap(Said::kronor);
    Element instruction = element.parent();
    Optional<String> status =
        element
            .text("TxSts")
            .or(() -> instruction == null ? Optional.empty() : instruction.text("PmtInfSts"));
    Said line =
        status
            .map(code -> said(element, name.orElse(null), code, amount))
            .or(() -> Optional.ofNullable(group).map(whole -> as(whole, name, amount)))
            .orElseGet(() -> said(element, name.orElse(null), "", amount));
    lines.accept(name.isPresent() ? line : line.unknown("NAMELESS"));
  }

  private static Said as(Said whole, Optional<String> name, Optional<Money> amount) {
    return new Said(
        whole.messageId(),
        name.orElse(null),
        whole.outcome(),
        whole.reason(),
        amount.orElse(null),
        null,
        null);
  }

  private Said said(
      Element element, @Nullable String payment, String status, Optional<Money> amount) {
    Outcome outcome =
        switch (status) {
          case "ACTC", "ACCP", "ACSP", "ACWC", "ACSC", "ACCC", "ACFC", "PART", "PATC" ->
              Outcome.ACCEPTED;
          case "RCVD", "PDNG", "ACWP" -> Outcome.ACCEPTED;
          case "RJCT", "CANC", "BLCK" -> Outcome.REJECTED;
          default -> Outcome.UNKNOWN;
        };
    String reasons =
        element
            .all("StsRsnInf")
            .flatMap(reason ->
                Stream.of(
                        reason.text("Rsn", "Cd").or(() -> reason.text("Rsn", "Prtry")).stream(),
                        reason.all("AddtlInf").map(Element::text))
                    .flatMap(words -> words))
            .collect(Collectors.joining(" "));
    String why = outcome == Outcome.UNKNOWN ? ("STATUS " + status).strip() : "";
    return new Said(
        messageId,
        payment,
        outcome,
        Said.words((why + " " + reasons).strip()),
        amount.orElse(null),
        null,
        element.text("StsId").or(() -> element.text("AcctSvcrRef")).orElse(null));
  }
}
