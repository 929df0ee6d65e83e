package se.statsbidrag.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.OrderFile;

/** What the demonstration's bank writes: status reports, notifications and statements. */
final class BankPapers {

  private static final String BOOKED =
      "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%<s</Dt></ValDt>";
  private static final String KIND =
      "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>%s</Cd><SubFmlyCd>%s</SubFmlyCd></Fmly></Domn>"
          + "</BkTxCd>";

  private final OrderFile.Head order;

  BankPapers(OrderFile.Head order) {
    this.order = order;
  }

  /** A payment that the bank does not make, and why. */
  record No(String endToEndId, Money amount, String code, String words) {}

  /** {@code pain.002}: what is taken in, and what is not. */
  String status(String id, Instant at, List<No> rejected) {
    boolean all = rejected.size() == order.number();
    String status = rejected.isEmpty() ? "ACCP" : all ? "RJCT" : "PART";
    String lines =
        rejected.stream()
            .map(no ->
                """
                <TxInfAndSts><StsId>%1$s</StsId><OrgnlInstrId>%2$s</OrgnlInstrId>\
                <OrgnlEndToEndId>%2$s</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf>\
                <Rsn><Cd>%3$s</Cd></Rsn><AddtlInf>%4$s</AddtlInf></StsRsnInf><OrgnlTxRef><Amt>\
                <InstdAmt Ccy="SEK">%5$s</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
                """
                    .formatted(
                        name("S", no.endToEndId() + id),
                        no.endToEndId(),
                        no.code(),
                        no.words(),
                        no.amount()))
            .collect(Collectors.joining());
    return document(
        "pain.002.001.10",
        "CstmrPmtStsRpt",
        id,
        at,
        """
        <OrgnlGrpInfAndSts><OrgnlMsgId>%1$s</OrgnlMsgId>\
        <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><OrgnlNbOfTxs>%2$d</OrgnlNbOfTxs>\
        <OrgnlCtrlSum>%3$s</OrgnlCtrlSum><GrpSts>%4$s</GrpSts></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>%1$s</OrgnlPmtInfId><PmtInfSts>%4$s</PmtInfSts>
        %5$s</OrgnlPmtInfAndSts>
        """
            .formatted(order.messageId(), order.number(), order.total(), status, lines));
  }

  /** {@code camt.054}: what has happened on the account just now. */
  String notification(String id, Instant at, List<String> entries) {
    return document(
        "camt.054.001.08",
        "BkToCstmrDbtCdtNtfctn",
        id,
        at,
        "<Ntfctn><Id>" + id + "</Id>" + account() + String.join("\n", entries) + "</Ntfctn>\n");
  }

  /** {@code camt.053}: all that has happened on the account in a day. */
  String statement(String id, Instant at, List<String> entries) {
    return document(
        "camt.053.001.08",
        "BkToCstmrStmt",
        id,
        at,
        "<Stmt><Id>"
            + id
            + "</Id>"
            + account()
            + balance(at)
            + String.join("\n", entries)
            + "</Stmt>\n");
  }

  /** The entry of a payment that went out. */
  String out(Credit credit, LocalDate day) {
    return entry(credit.amount(), "DBIT", day, "ICDT", "DMCT", details(credit, day, ""));
  }

  /** The entry of a payment that came back. */
  String back(Credit credit, LocalDate day) {
    return entry(
        credit.amount(),
        "CRDT",
        day,
        "ICDT",
        "RRTN",
        details(
            credit,
            day,
            "<RtrInf><Rsn><Cd>AC04</Cd></Rsn>"
                + "<AddtlInf>Kontot är avslutat</AddtlInf></RtrInf>"));
  }

  /** Money that came in from somebody, and is not of any order. */
  static String in(Money amount, LocalDate day, String from) {
    return entry(
        amount,
        "CRDT",
        day,
        "RCDT",
        "DMCT",
        "<TxDtls><Refs><AcctSvcrRef>IN-"
            + day
            + "</AcctSvcrRef>"
            + "<EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>"
            + from
            + "</Nm></Pty></Dbtr></RltdPties></TxDtls>");
  }

  private String details(Credit credit, LocalDate day, String more) {
    return """
    <TxDtls><Refs><MsgId>%1$s</MsgId><AcctSvcrRef>%2$s</AcctSvcrRef>\
    <PmtInfId>%1$s</PmtInfId><InstrId>%3$s</InstrId><EndToEndId>%3$s</EndToEndId></Refs>\
    <Amt Ccy="SEK">%4$s</Amt>%5$s</TxDtls>
    """
        .formatted(
            order.messageId(),
            name(more.isEmpty() ? "U" : "R", credit.endToEndId() + day),
            credit.endToEndId(),
            credit.amount(),
            more);
  }

  /** The bank's own name of an event: the same however often it is told. */
  private static String name(String kind, String event) {
    byte[] octets = event.getBytes(StandardCharsets.UTF_8);
    return kind + UUID.nameUUIDFromBytes(octets).toString().replace("-", "");
  }

  private static String entry(
      Money amount, String direction, LocalDate day, String family, String kind, String details) {
    return "<Ntry><Amt Ccy=\"SEK\">"
        + amount
        + "</Amt><CdtDbtInd>"
        + direction
        + "</CdtDbtInd>"
        + BOOKED.formatted(day)
        + KIND.formatted(family, kind)
        + "<NtryDtls>"
        + details
        + "</NtryDtls></Ntry>";
  }

  private String account() {
    return switch (order.account().kind()) {
      case IBAN -> "<Acct><Id><IBAN>" + order.account().number() + "</IBAN></Id></Acct>";
      case BANKGIRO, PLUSGIRO ->
          "<Acct><Id><Othr><Id>" + order.account().number() + "</Id></Othr></Id></Acct>";
    };
  }

  /** A bank has more than enough in a demonstration. */
  private static String balance(Instant at) {
    return "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"SEK\">0.00</Amt>"
        + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><DtTm>"
        + at
        + "</DtTm></Dt></Bal>";
  }

  private static String document(
      String message, String root, String id, Instant at, String content) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s"><%s>
    <GrpHdr><MsgId>%s</MsgId><CreDtTm>%s</CreDtTm></GrpHdr>
    %s</%2$s></Document>
    """
        .formatted(message, root, id, at, content);
  }
}
