package se.statsbidrag.payment.bank;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;

/**
 * The payment file {@code pain.001.001.09} (Customer Credit Transfer Initiation), written payment
 * by payment: however many they are, only one is in memory.
 */
public final class Pain001 {

  static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

  /** What a message or a payment may be called. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,34})");

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(STOCKHOLM);

  private final BankProfile bank;
  private final BankLetters letters;

  /** Writes as the bank wants it. */
  public Pain001(BankProfile bank) {
    this.bank = bank;
    this.letters = bank.letters();
  }

  /**
   * Writes the file. Same order, same bytes.
   *
   * @throws IllegalArgumentException where a payment cannot be written, or number and sum are not
   *     those that the order states; what has been written is then no file
   * @throws XMLStreamException where the stream does not take it
   */
  public void write(PaymentOrder order, OutputStream out) throws XMLStreamException {
    XMLStreamWriter writer =
        XMLOutputFactory.newDefaultFactory()
            .createXMLStreamWriter(new BufferedOutputStream(out), "UTF-8");
    Tags xml = new Tags(writer);
    writer.writeStartDocument("UTF-8", "1.0");
    writer.writeCharacters("\n");
    writer.writeStartElement("Document");
    writer.writeDefaultNamespace(NAMESPACE);
    xml.start("CstmrCdtTrfInitn");
    header(order, xml);
    xml.start("PmtInf");
    instruction(order, xml);
    long number = 0;
    Money total = Money.ZERO;
    for (Credit credit : order.credits()) {
      writer.writeCharacters("\n");
      credit(credit, xml);
      number++;
      total = total.plus(credit.amount());
    }
    if (number != order.number() || !total.equals(order.total()) || number == 0) {
      throw new IllegalArgumentException(
          "an order of %d payments, %s, holds %d, %s"
              .formatted(order.number(), order.total(), number, total));
    }
    writer.writeCharacters("\n");
    xml.end(3);
    writer.writeEndDocument();
    writer.flush();
    writer.close();
  }

  private void header(PaymentOrder order, Tags xml) throws XMLStreamException {
    xml.start("GrpHdr");
    xml.text("MsgId", id(order.messageId()));
    xml.text("CreDtTm", MOMENT.format(order.created()));
    sums(order, xml);
    xml.start("InitgPty");
    xml.text("Nm", letters.write(order.payer().name(), bank.longestName()));
    String agreement = order.payer().agreement();
    party(agreement == null ? order.payer().organisationNumber() : agreement, xml);
    xml.end(2);
  }

  private static void sums(PaymentOrder order, Tags xml) throws XMLStreamException {
    xml.text("NbOfTxs", Long.toString(order.number()));
    xml.text("CtrlSum", order.total().toString());
  }

  private void party(String number, Tags xml) throws XMLStreamException {
    xml.start("Id", "OrgId", "Othr");
    xml.text("Id", letters.write(number, 35));
    xml.start("SchmeNm");
    xml.text("Cd", bank.payerScheme());
    xml.end(4);
  }

  private void instruction(PaymentOrder order, Tags xml) throws XMLStreamException {
    Payer payer = order.payer();
    xml.text("PmtInfId", order.messageId());
    xml.text("PmtMtd", "TRF");
    xml.text("BtchBookg", Boolean.toString(bank.batchBooking()));
    sums(order, xml);
    kind(xml);
    xml.start("ReqdExctnDt");
    xml.text("Dt", order.executionDay().toString());
    xml.end(1);
    xml.start("Dbtr");
    xml.text("Nm", letters.write(payer.name(), bank.longestName()));
    place(payer.place(), xml);
    party(payer.organisationNumber(), xml);
    xml.end(1);
    xml.start("DbtrAcct");
    account(payer.account(), xml);
    xml.text("Ccy", "SEK");
    xml.end(1);
    xml.start("DbtrAgt", "FinInstnId");
    xml.text("BICFI", payer.bic());
    xml.end(2);
    xml.text("ChrgBr", bank.chargeBearer());
  }

  private void kind(Tags xml) throws XMLStreamException {
    if (bank.serviceLevel() == null && bank.categoryPurpose() == null) {
      return;
    }
    xml.start("PmtTpInf");
    code("SvcLvl", bank.serviceLevel(), xml);
    code("CtgyPurp", bank.categoryPurpose(), xml);
    xml.end(1);
  }

  private static void code(String name, @Nullable String code, Tags xml) throws XMLStreamException {
    if (code != null) {
      xml.start(name);
      xml.text("Cd", code);
      xml.end(1);
    }
  }

  private void credit(Credit credit, Tags xml) throws XMLStreamException {
    if (credit.amount().compareTo(Money.ZERO) <= 0) {
      throw new IllegalArgumentException(credit.endToEndId() + " is of " + credit.amount());
    }
    xml.start("CdtTrfTxInf", "PmtId");
    xml.text("InstrId", id(credit.endToEndId()));
    xml.text("EndToEndId", credit.endToEndId());
    xml.end(1);
    xml.start("Amt");
    xml.amount("InstdAmt", credit.amount().toString(), "SEK");
    xml.end(1);
    agent(credit.giro(), xml);
    xml.start("Cdtr");
    xml.text("Nm", letters.write(credit.payee(), bank.longestName()));
    if (credit.place() != null) {
      place(credit.place(), xml);
    }
    payee(credit.organisationNumber(), xml);
    xml.end(1);
    xml.start("CdtrAcct");
    account(credit.giro(), xml);
    xml.end(1);
    remittance(credit, xml);
    xml.end(1);
  }

  private void payee(@Nullable String organisationNumber, Tags xml) throws XMLStreamException {
    if (organisationNumber != null) {
      xml.start("Id", "OrgId", "Othr");
      xml.text("Id", letters.write(organisationNumber, 35));
      xml.start("SchmeNm");
      xml.text("Cd", "COID");
      xml.end(4);
    }
  }

  private void agent(Giro giro, Tags xml) throws XMLStreamException {
    if (giro.kind() == Giro.Kind.IBAN) {
      return;
    }
    BankProfile.Form form = bank.form(giro.kind());
    if (form.clearingSystem() != null && form.clearingMember() != null) {
      xml.start("CdtrAgt", "FinInstnId", "ClrSysMmbId", "ClrSysId");
      xml.text("Cd", form.clearingSystem());
      xml.end(1);
      xml.text("MmbId", form.clearingMember());
      xml.end(3);
    }
  }

  private void account(Giro giro, Tags xml) throws XMLStreamException {
    xml.start("Id");
    if (giro.kind() == Giro.Kind.IBAN) {
      xml.text("IBAN", giro.number());
    } else {
      BankProfile.Form form = bank.form(giro.kind());
      xml.start("Othr");
      xml.text("Id", digits(giro.number()));
      xml.start("SchmeNm");
      xml.text(form.proprietary() ? "Prtry" : "Cd", form.scheme());
      xml.end(2);
    }
    xml.end(1);
  }

  private void place(Place place, Tags xml) throws XMLStreamException {
    xml.start("PstlAdr");
    xml.text("TwnNm", letters.write(place.town(), 35));
    xml.text("Ctry", place.country());
    xml.end(1);
  }

  private void remittance(Credit credit, Tags xml) throws XMLStreamException {
    String text = letters.write(credit.text(), bank.longestText());
    xml.start("RmtInf");
    if (credit.reference() == null) {
      xml.text("Ustrd", text);
    } else {
      xml.start("Strd", "CdtrRefInf", "Tp", "CdOrPrtry");
      xml.text("Cd", "SCOR");
      xml.end(2);
      xml.text("Ref", letters.write(credit.reference(), 35));
      xml.end(1);
      if (bank.textBesideReference()) {
        xml.text("AddtlRmtInf", text);
      }
      xml.end(1);
    }
    xml.end(1);
  }

  private static String id(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no name of a payment: " + id);
    }
    return id;
  }

  private static String digits(String number) {
    if (!number.matches("[0-9]{2,34}")) {
      throw new IllegalArgumentException("no number of a giro: " + number);
    }
    return number;
  }

  /** Elements, written with few words. */
  private record Tags(XMLStreamWriter writer) {

    void start(String... names) throws XMLStreamException {
      for (String name : names) {
        writer.writeStartElement(name);
      }
    }

    void end(int times) throws XMLStreamException {
      for (int i = 0; i < times; i++) {
        writer.writeEndElement();
      }
    }

    void text(String name, String text) throws XMLStreamException {
      writer.writeStartElement(name);
      writer.writeCharacters(text);
      writer.writeEndElement();
    }

    void amount(String name, String amount, String currency) throws XMLStreamException {
      writer.writeStartElement(name);
      writer.writeAttribute("Ccy", currency);
      writer.writeCharacters(amount);
      writer.writeEndElement();
    }
  }
}
