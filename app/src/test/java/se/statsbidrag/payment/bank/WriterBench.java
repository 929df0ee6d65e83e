package se.statsbidrag.payment.bank;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.AccountSchemeName1Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemIdentification2Choice;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemMemberIdentification2;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PostalAddress24;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import se.statsbidrag.kernel.Money;

/**
 * The payment file of very many payments: how long it takes, and the least memory in which it can
 * be written, beside the library that builds the whole message first. {@code ./run bench payments}.
 */
public final class WriterBench {

  private static final List<Integer> HEAPS =
      List.of(12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048);
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
  private static final int MOST_FOR_THE_PEER = 100_000;

  private WriterBench() {}

  /** Without arguments all of it; with "own" or "peer", a number and a file, one writing. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3) {
      int number = Integer.parseInt(arguments[1]);
      Path file = Path.of(arguments[2]);
      long begun = System.nanoTime();
      if (arguments[0].equals("own")) {
        own(number, file);
      } else {
        peer(number, file);
      }
      System.out.printf(
          Locale.ROOT, "%d %d%n", (System.nanoTime() - begun) / 1_000_000, Files.size(file));
      return;
    }
    System.out.println(
        "| Payments | Who | Least heap, MB | Milliseconds in it | with 2 GB | MB of file |");
    System.out.println("|---:|---|---:|---:|---:|---:|");
    for (String who : List.of("own", "peer")) {
      int least = HEAPS.getFirst();
      for (int number : SIZES) {
        if (who.equals("own") || number <= MOST_FOR_THE_PEER) {
          least = row(who, number, least);
        }
      }
    }
  }

  /** Prints a row; the least heap, which more payments need at least. */
  private static int row(String who, int number, int from) throws Exception {
    for (int heap : HEAPS.stream().filter(one -> one >= from).toList()) {
      long[] least = run(who, number, heap);
      if (least.length > 0) {
        long[] roomy = run(who, number, HEAPS.getLast());
        System.out.printf(
            Locale.ROOT,
            "| %d | %s | %d | %d | %d | %.1f |%n",
            number,
            who.equals("own") ? "Pain001" : "pw-iso20022",
            heap,
            least[0],
            roomy[0],
            roomy[1] / 1e6);
        return heap;
      }
    }
    System.out.printf("| %d | %s | more than %d | | | |%n", number, who, HEAPS.getLast());
    return HEAPS.getLast();
  }

  /** A writing in a process of its own; nothing where it ran out of memory. */
  private static long[] run(String who, int number, int heap) throws Exception {
    File file = File.createTempFile("payments", ".xml");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + heap + "m",
                  "-XX:+UseSerialGC",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WriterBench.class.getName(),
                  who,
                  Integer.toString(number),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      String last = said.substring(said.lastIndexOf('\n') + 1);
      return process.waitFor() == 0 && last.matches("\\d+ \\d+")
          ? LongStream.of(Long.parseLong(last.split(" ")[0]), Long.parseLong(last.split(" ")[1]))
              .toArray()
          : new long[0];
    } finally {
      Files.delete(file.toPath());
    }
  }

  private static Credit credit(int number) {
    return Orders.credit(number, 100_00L + number);
  }

  private static Money total(int number) {
    return new Money(number * 100_00L + (long) number * (number + 1) / 2);
  }

  private static void own(int number, Path file) throws Exception {
    Iterable<Credit> credits =
        () ->
            new Iterator<>() {
              private int at;

              @Override
              public boolean hasNext() {
                return at < number;
              }

              @Override
              public Credit next() {
                return credit(++at);
              }
            };
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new Pain001(Orders.profile("standard"))
          .write(
              new PaymentOrder(
                  "SB-1", Instant.EPOCH, Orders.PAYER, Orders.DAY, number, total(number), credits),
              out);
    }
  }

  /** The same facts by the library, which holds all of the message before it writes. */
  private static void peer(int number, Path file) throws Exception {
    PaymentInstruction30 instruction = new PaymentInstruction30();
    BigDecimal sum = BigDecimal.valueOf(total(number).ore(), 2);
    instruction
        .setPmtInfId("SB-1")
        .setPmtMtd(PaymentMethod3Code.TRF)
        .setNbOfTxs(Integer.toString(number))
        .setCtrlSum(sum)
        .setReqdExctnDt(new DateAndDateTime2Choice().setDt(Orders.DAY))
        .setDbtr(new PartyIdentification135().setNm(Orders.PAYER.name()))
        .setDbtrAcct(
            new CashAccount38()
                .setId(new AccountIdentification4Choice().setIBAN(Orders.PAYER.account().number())))
        .setDbtrAgt(
            new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(
                    new FinancialInstitutionIdentification18().setBICFI(Orders.PAYER.bic())));
    for (int i = 1; i <= number; i++) {
      instruction.addCdtTrfTxInf(line(credit(i)));
    }
    MxPain00100109 message = new MxPain00100109();
    message.setCstmrCdtTrfInitn(
        new CustomerCreditTransferInitiationV09()
            .setGrpHdr(
                new GroupHeader85()
                    .setMsgId("SB-1")
                    .setCreDtTm(OffsetDateTime.of(2020, 5, 12, 9, 0, 0, 0, ZoneOffset.UTC))
                    .setNbOfTxs(Integer.toString(number))
                    .setCtrlSum(sum)
                    .setInitgPty(new PartyIdentification135().setNm(Orders.PAYER.name())))
            .addPmtInf(instruction));
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(message.message());
    }
  }

  private static CreditTransferTransaction34 line(Credit credit) {
    CreditTransferTransaction34 line = new CreditTransferTransaction34();
    line.setPmtId(
            new PaymentIdentification6()
                .setInstrId(credit.endToEndId())
                .setEndToEndId(credit.endToEndId()))
        .setAmt(
            new AmountType4Choice()
                .setInstdAmt(
                    new ActiveOrHistoricCurrencyAndAmount()
                        .setCcy("SEK")
                        .setValue(BigDecimal.valueOf(credit.amount().ore(), 2))))
        .setCdtrAgt(
            new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(
                    new FinancialInstitutionIdentification18()
                        .setClrSysMmbId(
                            new ClearingSystemMemberIdentification2()
                                .setClrSysId(
                                    new ClearingSystemIdentification2Choice().setCd("SESBA"))
                                .setMmbId("9900"))))
        .setCdtr(
            new PartyIdentification135()
                .setNm(credit.payee())
                .setPstlAdr(new PostalAddress24().setTwnNm("Malå").setCtry("SE")))
        .setCdtrAcct(
            new CashAccount38()
                .setId(
                    new AccountIdentification4Choice()
                        .setOthr(
                            new GenericAccountIdentification1()
                                .setId(credit.giro().number())
                                .setSchmeNm(new AccountSchemeName1Choice().setPrtry("BGNR")))))
        .setRmtInf(new RemittanceInformation16().addUstrd(credit.text()));
    return line;
  }
}
