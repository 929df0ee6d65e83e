package se.statsbidrag.payment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.bank.Bank;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.OrderFile;
import se.statsbidrag.payment.bank.UnreadableAnswer;
import se.statsbidrag.payment.bank.folder.FolderBank;

/**
 * A bank at the other end of two folders, that remembers by itself what it has really paid, and the
 * way there, on which luck can be bad at a chosen moment, once.
 */
final class StreetBank implements Bank {

  /** The moments at which the power can go, or anything else can happen. */
  enum Moment {
    BEFORE_SENDING,
    HALF_A_FILE,
    AFTER_SENDING,
    BEFORE_SETTLING,
    AFTER_SETTLING
  }

  /** The power is gone: nobody catches it, and nothing more is done. */
  static final class PowerCut extends Error {

    private static final long serialVersionUID = 1L;
  }

  /** What happens at a moment. */
  interface Luck {

    void strike() throws IOException;
  }

  private record Bad(Moment moment, Luck luck) {}

  private final Path folder;
  private final FolderBank way;
  private final AtomicReference<Bad> luck = new AtomicReference<>();

  StreetBank(Path folder) throws IOException {
    this.folder = folder;
    for (String name : List.of("ut", "in", "bank")) {
      Files.createDirectories(folder.resolve(name));
    }
    // an answer that has just been written has lain still for a while
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    this.way = new FolderBank(folder.resolve("ut"), folder.resolve("in"), later);
  }

  Path out() {
    return folder.resolve("ut");
  }

  /** Strikes at the moment, the next time that it comes. */
  void strike(Moment moment, Luck what) {
    luck.set(new Bad(moment, what));
  }

  /** The power goes at the moment, the next time that it comes. */
  void cut(Moment moment) {
    strike(
        moment,
        () -> {
          throw new PowerCut();
        });
  }

  private void pass(Moment moment) throws IOException {
    Bad bad = luck.get();
    if (bad != null && bad.moment() == moment && luck.compareAndSet(bad, null)) {
      bad.luck().strike();
    }
  }

  @Override
  public void send(String messageId, InputStream file) throws IOException {
    pass(Moment.BEFORE_SENDING);
    way.send(
        messageId,
        new InputStream() {
          private int read;

          @Override
          public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            if (read > 0) {
              pass(Moment.HALF_A_FILE);
            }
            int some = file.read(into, from, Math.min(length, 700));
            read += Math.max(some, 0);
            return some;
          }
        });
    pass(Moment.AFTER_SENDING);
  }

  @Override
  public List<String> waiting() throws IOException {
    return way.waiting();
  }

  @Override
  public InputStream open(String name) throws IOException {
    return way.open(name);
  }

  @Override
  public void settled(String name) throws IOException {
    pass(Moment.BEFORE_SETTLING);
    way.settled(name);
    pass(Moment.AFTER_SETTLING);
  }

  /** The bank fetches what lies in the folder, and pays it; the same message again is no news. */
  void fetch() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xml")).toList()) {
        Path kept = folder.resolve("bank").resolve(file.getFileName());
        if (Files.exists(kept)) {
          Files.delete(file);
        } else {
          Files.move(file, kept);
        }
      }
    }
  }

  /** The messages that the bank has. */
  List<String> messages() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("bank"))) {
      return files.map(file -> file.getFileName().toString().replace(".xml", "")).sorted().toList();
    }
  }

  /** What the bank has paid, by the name of each payment; a name that comes twice is an error. */
  Map<String, Money> paid() throws IOException {
    Map<String, Money> paid = new LinkedHashMap<>();
    for (String message : messages()) {
      for (Credit credit : credits(message)) {
        if (paid.put(credit.endToEndId(), credit.amount()) != null) {
          throw new AssertionError(credit.endToEndId() + " was paid twice");
        }
      }
    }
    return paid;
  }

  List<Credit> credits(String message) throws IOException {
    List<Credit> credits = new ArrayList<>();
    try (InputStream file =
        Files.newInputStream(folder.resolve("bank").resolve(message + ".xml"))) {
      OrderFile.read(file, credits::add);
    } catch (UnreadableAnswer broken) {
      throw new AssertionError("the bank got a broken file", broken);
    }
    return credits;
  }

  /** The bank says that it has taken an order in. */
  void acknowledge(String name, String message) throws IOException {
    answer(
        name,
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>%s</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId>
        <OrgnlMsgNmId>pain.001</OrgnlMsgNmId><GrpSts>ACCP</GrpSts></OrgnlGrpInfAndSts>
        </CstmrPmtStsRpt></Document>
        """
            .formatted("S-" + message.substring(0, 20), message));
  }

  /** The bank tells of payments that it has made, in an answer with a number. */
  void tell(String name, String number, String message, List<Credit> credits, LocalDate day)
      throws IOException {
    StringBuilder entries = new StringBuilder();
    for (Credit credit : credits) {
      entries.append(
          """
          <Ntry><Amt Ccy="SEK">%1$s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
          <BookgDt><Dt>%2$s</Dt></BookgDt><NtryDtls><TxDtls><Refs><MsgId>%3$s</MsgId>
          <AcctSvcrRef>U-%4$s</AcctSvcrRef><EndToEndId>%4$s</EndToEndId></Refs></TxDtls></NtryDtls>
          </Ntry>
          """
              .formatted(credit.amount(), day, message, credit.endToEndId()));
    }
    notify(name, number, entries.toString());
  }

  /** The bank tells of an order that it has booked as one sum. */
  void tellSum(String name, String number, String message, Money sum, LocalDate day)
      throws IOException {
    notify(
        name,
        number,
        """
        <Ntry><Amt Ccy="SEK">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>%s</Dt></BookgDt><NtryDtls><Btch><MsgId>%s</MsgId></Btch></NtryDtls></Ntry>
        """
            .formatted(sum, day, message));
  }

  private void notify(String name, String number, String entries) throws IOException {
    answer(
        name,
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
        <GrpHdr><MsgId>%s</MsgId></GrpHdr><Ntfctn><Id>1</Id>
        <Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id></Acct>
        %s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """
            .formatted(number, entries));
  }

  private void answer(String name, String content) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }
}
