package se.statsbidrag.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.Money;

/** What banks answer: every entry becomes a line, and a broken file gives nothing. */
class BankAnswersTest {

  private static final LocalDate DAY = LocalDate.of(2020, 5, 14);

  @ParameterizedTest
  @ValueSource(strings = {"03", "10", "14"})
  void a_status_report_says_of_each_payment_whether_it_is_taken_in(String version)
      throws Exception {
    BankAnswer answer =
        read(
            status(
                version,
                "<GrpSts>PART</GrpSts>",
                "<PmtInfSts>PART</PmtInfSts>"
                    + payment("P-1", "ACCP", "")
                    + payment("P-2", "RJCT", reason("AC04", "Kontot är avslutat"))
                    + payment("P-3", "XXXX", "")));
    assertThat(answer.kind()).isEqualTo(BankAnswer.Kind.STATUS);
    assertThat(answer.id()).isEqualTo("B-1");
    assertThat(answer.messageId()).isEqualTo("SB-1");
    assertThat(answer.lines())
        .extracting(BankLine::position, BankLine::endToEndId, BankLine::outcome, BankLine::reason)
        .containsExactly(
            tuple(1, "P-1", Outcome.ACCEPTED, ""),
            tuple(2, "P-2", Outcome.REJECTED, "AC04 Kontot är avslutat"),
            tuple(3, "P-3", Outcome.UNKNOWN, "STATUS XXXX"),
            tuple(4, null, Outcome.ACCEPTED, ""));
    assertThat(answer.lines()).allMatch(line -> "SB-1".equals(line.messageId()));
  }

  @Test
  void an_order_that_is_refused_whole_is_one_line_without_a_payment() throws Exception {
    BankAnswer answer =
        read(status("10", "<GrpSts>RJCT</GrpSts>" + reason("DUPL", "Dubblett"), null));
    assertThat(answer.lines())
        .containsExactly(
            new BankLine(1, "SB-1", null, Outcome.REJECTED, "DUPL Dubblett", null, null, null));
  }

  @Test
  void a_payment_without_a_status_of_its_own_has_that_of_its_order() throws Exception {
    BankAnswer answer =
        read(
            status(
                "10",
                "<GrpSts>RJCT</GrpSts>" + reason("FF01", ""),
                "<TxInfAndSts><OrgnlEndToEndId>P-9</OrgnlEndToEndId></TxInfAndSts>"));
    assertThat(answer.lines())
        .extracting(BankLine::endToEndId, BankLine::outcome, BankLine::reason)
        .containsExactly(
            tuple("P-9", Outcome.REJECTED, "FF01"), tuple(null, Outcome.REJECTED, "FF01"));
  }

  @ParameterizedTest
  @CsvSource({
    "053,02,<Sts>BOOK</Sts>",
    "053,08,<Sts><Cd>BOOK</Cd></Sts>",
    "054,13,<Sts><Cd>BOOK</Cd></Sts>"
  })
  @Shows("L13")
  void money_that_went_out_is_executed_on_the_day_of_the_bank(
      String message, String version, String booked) throws Exception {
    BankAnswer answer =
        read(account(message, version, entry("100.50", "DBIT", booked, out("P-1", "100.50"))));
    assertThat(answer.kind())
        .isEqualTo(
            message.equals("053") ? BankAnswer.Kind.STATEMENT : BankAnswer.Kind.NOTIFICATION);
    assertThat(answer.account()).isEqualTo("SE4550000000058398257466");
    assertThat(answer.lines())
        .containsExactly(
            new BankLine(1, "SB-1", "P-1", Outcome.EXECUTED, "", new Money(10050), DAY, "REF-P-1"));
  }

  @Test
  void one_entry_of_many_payments_is_a_line_for_each() throws Exception {
    BankAnswer answer =
        read(account("054", "08", entry("3.00", "DBIT", out("P-1", "1.00") + out("P-2", "2.00"))));
    assertThat(answer.lines())
        .extracting(BankLine::endToEndId, BankLine::outcome, BankLine::amount)
        .containsExactly(
            tuple("P-1", Outcome.EXECUTED, new Money(100)),
            tuple("P-2", Outcome.EXECUTED, new Money(200)));
  }

  @Test
  void an_entry_whose_amount_is_not_that_of_its_payments_says_so_too() throws Exception {
    BankAnswer answer =
        read(account("054", "08", entry("4.00", "DBIT", out("P-1", "1.00") + out("P-2", "2.00"))));
    assertThat(answer.lines())
        .extracting(BankLine::outcome, BankLine::reason)
        .containsExactly(
            tuple(Outcome.EXECUTED, ""),
            tuple(Outcome.EXECUTED, ""),
            tuple(Outcome.UNKNOWN, "SUM"));
  }

  @Test
  void an_order_that_the_bank_has_booked_as_one_sum_is_executed_whole() throws Exception {
    String batch =
        "<NtryDtls><Btch><MsgId>SB-1</MsgId><PmtInfId>SB-1</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>"
            + "</NtryDtls>";
    BankAnswer answer =
        read(account("053", "08", entry("300.00", "DBIT", "<Sts><Cd>BOOK</Cd></Sts>", batch)));
    assertThat(answer.lines())
        .containsExactly(
            new BankLine(1, "SB-1", null, Outcome.EXECUTED, "", new Money(30000), DAY, "NTRY-REF"));
  }

  @Test
  void one_payment_without_an_amount_of_its_own_has_that_of_the_entry() throws Exception {
    String details =
        "<NtryDtls><TxDtls><Refs><EndToEndId>P-1</EndToEndId></Refs></TxDtls></NtryDtls>";
    assertThat(
            read(account("054", "02", entry("7.00", "DBIT", "<Sts>BOOK</Sts>", details))).lines())
        .containsExactly(
            new BankLine(1, null, "P-1", Outcome.EXECUTED, "", new Money(700), DAY, "NTRY-REF"));
  }

  @Test
  void a_file_is_read_in_the_encoding_that_it_states() throws Exception {
    String file = status("10", "<GrpSts>RJCT</GrpSts>" + reason("AC04", "Åäö"), null);
    String head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>";
    assertThat(
            List.of(
                BankAnswers.read(
                    new ByteArrayInputStream((head + file).getBytes(StandardCharsets.ISO_8859_1))),
                read("\uFEFF" + file)))
        .allMatch(answer -> answer.lines().getFirst().reason().equals("AC04 Åäö"));
  }

  @Test
  void money_that_came_back_is_returned_with_the_reason_of_the_bank() throws Exception {
    String back =
        "<NtryDtls><TxDtls><Refs><AcctSvcrRef>R-1</AcctSvcrRef><EndToEndId>P-1</EndToEndId></Refs>"
            + "<Amt Ccy=\"SEK\">5.00</Amt><RtrInf><Rsn><Cd>AC04</Cd></Rsn>"
            + "<AddtlInf>Avslutat</AddtlInf></RtrInf></TxDtls></NtryDtls>";
    assertThat(
            read(account("054", "08", entry("5.00", "CRDT", "<Sts><Cd>BOOK</Cd></Sts>", back)))
                .lines())
        .containsExactly(
            new BankLine(
                1, null, "P-1", Outcome.RETURNED, "AC04 Avslutat", new Money(500), DAY, "R-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CRDT | <Amt Ccy='SEK'>1.00</Amt> | <Sts><Cd>BOOK</Cd></Sts> | INCOMING",
        "DBIT | <Amt Ccy='EUR'>1.00</Amt> | <Sts><Cd>BOOK</Cd></Sts> | AMOUNT",
        "DBIT | <Amt Ccy='SEK'>-1.00</Amt>| <Sts><Cd>BOOK</Cd></Sts> | AMOUNT",
        "DBIT | <Amt Ccy='SEK'>0.001</Amt>| <Sts><Cd>BOOK</Cd></Sts> | AMOUNT",
        "DBIT | <Amt Ccy='SEK'>1.00</Amt> | <Sts><Cd>PDNG</Cd></Sts> | NOT_BOOKED",
        "UP   | <Amt Ccy='SEK'>1.00</Amt> | <Sts><Cd>BOOK</Cd></Sts> | DIRECTION",
        "DBIT | <Amt Ccy='SEK'>1.00</Amt><RvslInd>true</RvslInd> | <Sts>BOOK</Sts> | REVERSED",
      })
  void what_is_not_understood_is_a_line_that_says_why(
      String direction, String amount, String booked, String why) throws Exception {
    String entry =
        "<Ntry>"
            + amount
            + "<CdtDbtInd>"
            + direction
            + "</CdtDbtInd>"
            + booked
            + "<BookgDt><Dt>2020-05-14</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>P-1"
            + "</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>";
    assertThat(read(account("053", "08", entry)).lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.outcome()).isEqualTo(Outcome.UNKNOWN);
          assertThat(line.reason()).isEqualTo(why);
          assertThat(line.endToEndId()).isEqualTo("P-1");
        });
    assertThat(words()).containsKey("bank.unknown." + why);
  }

  @Test
  void an_entry_that_names_no_payment_is_unknown() throws Exception {
    BankAnswer answer =
        read(
            account(
                "053",
                "08",
                entry("9.00", "DBIT", "")
                    + entry("9.00", "DBIT", out("NOTPROVIDED", "9.00").replace("SB-1", ""))));
    assertThat(answer.lines())
        .extracting(BankLine::outcome, BankLine::reason)
        .containsOnly(tuple(Outcome.UNKNOWN, "NAMELESS"))
        .hasSize(2);
  }

  @Test
  void entries_of_another_account_than_the_first_are_unknown() throws Exception {
    String two =
        account("053", "08", entry("1.00", "DBIT", out("P-1", "1.00")))
            .replace(
                "</Stmt>",
                "</Stmt><Stmt><Id>2</Id><Acct><Id><IBAN>SE11</IBAN></Id></Acct>"
                    + entry("2.00", "DBIT", out("P-2", "2.00"))
                    + "</Stmt>");
    assertThat(read(two).lines())
        .extracting(BankLine::endToEndId, BankLine::outcome, BankLine::reason)
        .containsExactly(
            tuple("P-1", Outcome.EXECUTED, ""), tuple("P-2", Outcome.UNKNOWN, "OTHER_ACCOUNT"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                           | bank.unreadable.xml",
        "PK\u0003\u0004                             | bank.unreadable.xml",
        "<Document/>                                | bank.unreadable.other",
        "<html><body/></html>                       | bank.unreadable.other",
        "<a><b></a>                                 | bank.unreadable.xml",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a> | bank.unreadable.entity",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/> | bank.unreadable.entity",
        "<a>&unknown;</a>                           | bank.unreadable.entity",
      })
  void what_is_no_answer_is_refused_with_a_sentence(String file, String key) throws Exception {
    refused(file == null ? "" : file, key);
  }

  @Test
  void files_of_other_messages_and_files_too_large_are_refused() throws Exception {
    refused(
        new String(
            Orders.written(
                Orders.profile("standard"), Orders.order(List.of(Orders.credit(1, 100)))),
            StandardCharsets.UTF_8),
        "bank.unreadable.order");
    String sound = account("053", "08", entry("1.00", "DBIT", out("P-1", "1.00")));
    refused(sound.replace("camt.053", "camt.052"), "bank.unreadable.other");
    refused(sound.replace("<MsgId>B-1</MsgId>", ""), "bank.unreadable.nameless");
    String inner = sound.substring(sound.indexOf("<Document"));
    refused("<All>" + inner + inner + "</All>", "bank.unreadable.several");
    refused(sound.replace("P-1", "P".repeat(30_000)), "bank.unreadable.long");
    refused(sound.replace("<Ntry>", "<Ntry>" + "<x>".repeat(50)), "bank.unreadable.deep");
    refused(sound.replace("<Ntry>", "<y/>".repeat(60_000) + "<Ntry>"), "bank.unreadable.long");
    assertThatExceptionOfType(UnreadableAnswer.class)
        .isThrownBy(() -> BankAnswers.read(stream(sound), 100))
        .satisfies(no -> assertThat(no.key()).isEqualTo("bank.unreadable.large"));
  }

  @Test
  void a_file_that_is_cut_off_or_has_a_changed_octet_is_whole_or_refused() {
    broken(Long.getLong("seed", new Random().nextLong()), 300);
  }

  @Test
  @Tag("deep")
  void a_file_that_is_cut_off_or_has_changed_octets_is_whole_or_refused_many_times() {
    broken(Long.getLong("seed", new Random().nextLong()), 100_000);
  }

  /** Whatever happens to a file: an answer, or a sentence; never another error. */
  private static void broken(long seed, int times) {
    Random random = new Random(seed);
    byte[][] sound = {
      account("053", "08", entry("3.00", "DBIT", out("P-1", "1.00") + out("P-2", "2.00")))
          .getBytes(StandardCharsets.UTF_8),
      status("10", "<GrpSts>PART</GrpSts>", payment("P-2", "RJCT", reason("AC04", "Å")))
          .getBytes(StandardCharsets.UTF_8)
    };
    for (int i = 0; i < times; i++) {
      byte[] file = sound[random.nextInt(sound.length)].clone();
      if (random.nextBoolean()) {
        file = Arrays.copyOf(file, random.nextInt(file.length));
      } else {
        for (int change = random.nextInt(4); change >= 0; change--) {
          file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
      }
      try {
        assertThat(BankAnswers.read(new ByteArrayInputStream(file)).lines()).isNotNull();
      } catch (UnreadableAnswer refused) {
        assertThat(refused.key()).startsWith("bank.unreadable.");
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", file " + i, e);
      }
    }
  }

  @Test
  void whatever_is_wrong_has_a_sentence_that_can_be_said() throws Exception {
    Properties words = words();
    for (Object key : words.keySet()) {
      String text = words.getProperty((String) key);
      assertThat(MessageFormat.format(text, 1, 2, 3, 4)).isNotBlank();
    }
  }

  private static Properties words() throws IOException {
    Properties words = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of("src/main/resources/messages/bank.properties"))) {
      words.load(reader);
    }
    return words;
  }

  private static void refused(String file, String key) throws IOException {
    assertThatExceptionOfType(UnreadableAnswer.class)
        .isThrownBy(() -> read(file))
        .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    assertThat(words()).containsKey(key);
  }

  private static BankAnswer read(String file) throws UnreadableAnswer, IOException {
    return BankAnswers.read(stream(file));
  }

  private static ByteArrayInputStream stream(String file) {
    return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
  }

  private static String status(String version, String group, String instruction) {
    return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001."
        + version
        + "\">"
        + "<CstmrPmtStsRpt><GrpHdr><MsgId>B-1</MsgId><CreDtTm>2020-05-12T10:00:00</CreDtTm>"
        + "</GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>SB-1</OrgnlMsgId>"
        + "<OrgnlMsgNmId>pain.001</OrgnlMsgNmId>"
        + group
        + "</OrgnlGrpInfAndSts>"
        + (instruction == null
            ? ""
            : "<OrgnlPmtInfAndSts><OrgnlPmtInfId>SB-1</OrgnlPmtInfId>"
                + instruction
                + "</OrgnlPmtInfAndSts>")
        + "</CstmrPmtStsRpt></Document>";
  }

  private static String payment(String id, String status, String reason) {
    return "<TxInfAndSts><OrgnlEndToEndId>"
        + id
        + "</OrgnlEndToEndId><TxSts>"
        + status
        + "</TxSts>"
        + reason
        + "</TxInfAndSts>";
  }

  private static String reason(String code, String words) {
    return "<StsRsnInf><Rsn><Cd>"
        + code
        + "</Cd></Rsn>"
        + (words.isEmpty() ? "" : "<AddtlInf>" + words + "</AddtlInf>")
        + "</StsRsnInf>";
  }

  private static String account(String message, String version, String entries) {
    boolean statement = message.equals("053");
    String all = statement ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
    String one = statement ? "Stmt" : "Ntfctn";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\""
        + "urn:iso:std:iso:20022:tech:xsd:camt."
        + message
        + ".001."
        + version
        + "\"><"
        + all
        + "><GrpHdr><MsgId>B-1</MsgId><CreDtTm>2020-05-14T10:00:00</CreDtTm></GrpHdr><"
        + one
        + "><Id>1</Id><Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id></Acct>"
        + entries
        + "</"
        + one
        + "></"
        + all
        + "></Document>";
  }

  private static String entry(String amount, String direction, String details) {
    return entry(amount, direction, "<Sts><Cd>BOOK</Cd></Sts>", details);
  }

  private static String entry(String amount, String direction, String status, String details) {
    return "<Ntry><Amt Ccy=\"SEK\">"
        + amount
        + "</Amt><CdtDbtInd>"
        + direction
        + "</CdtDbtInd>"
        + status
        + "<BookgDt><Dt>2020-05-14</Dt></BookgDt><AcctSvcrRef>NTRY-REF</AcctSvcrRef>"
        + (details.startsWith("<Tx") ? "<NtryDtls>" + details + "</NtryDtls>" : details)
        + "</Ntry>";
  }

  private static String out(String id, String amount) {
    return "<TxDtls><Refs><MsgId>SB-1</MsgId><AcctSvcrRef>REF-"
        + id
        + "</AcctSvcrRef><EndToEndId>"
        + id
        + "</EndToEndId></Refs><Amt Ccy=\"SEK\">"
        + amount
        + "</Amt></TxDtls>";
  }
}
