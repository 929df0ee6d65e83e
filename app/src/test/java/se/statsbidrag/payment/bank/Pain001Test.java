package se.statsbidrag.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.Money;

/** The payment file: held to the standard's schema, and read by somebody else's reader. */
class Pain001Test {

  @ParameterizedTest
  @ValueSource(strings = {"standard", "code"})
  void the_file_keeps_the_schema_and_another_reader_reads_the_same(String name) throws Exception {
    BankProfile bank = Orders.profile(name);
    List<Credit> credits =
        List.of(
            Orders.credit(1, 452_868_700L),
            with(Orders.credit(2, 1), new Giro(Giro.Kind.PLUSGIRO, "0000026"), "12344"));
    PaymentOrder order = Orders.order(credits);
    byte[] file = Orders.written(bank, order);
    validate(file);

    MxPain00100109 read = MxPain00100109.parse(new String(file, StandardCharsets.UTF_8));
    var header = read.getCstmrCdtTrfInitn().getGrpHdr();
    assertThat(header.getMsgId()).isEqualTo(order.messageId());
    assertThat(header.getNbOfTxs()).isEqualTo("2");
    assertThat(header.getCtrlSum()).isEqualByComparingTo("4528687.01");
    assertThat(header.getCreDtTm().toInstant()).isEqualTo(order.created());
    assertThat(header.getInitgPty().getNm()).isEqualTo("Socialstyrelsen");
    PaymentInstruction30 instruction = read.getCstmrCdtTrfInitn().getPmtInf().getFirst();
    assertThat(instruction.getPmtInfId()).isEqualTo(order.messageId());
    assertThat(instruction.isBtchBookg()).isEqualTo(bank.batchBooking());
    assertThat(instruction.getCtrlSum()).isEqualByComparingTo("4528687.01");
    assertThat(instruction.getReqdExctnDt().getDt()).isEqualTo(Orders.DAY);
    assertThat(instruction.getDbtr().getPstlAdr().getTwnNm()).isEqualTo("Stockholm");
    assertThat(instruction.getDbtr().getPstlAdr().getAdrLine()).isEmpty();
    assertThat(instruction.getDbtrAcct().getId().getIBAN()).isEqualTo("SE4550000000058398257466");
    assertThat(instruction.getDbtrAgt().getFinInstnId().getBICFI()).isEqualTo("ESSESESS");
    assertThat(instruction.getCdtTrfTxInf()).hasSize(2);
    for (int i = 0; i < credits.size(); i++) {
      same(bank, credits.get(i), instruction.getCdtTrfTxInf().get(i));
    }
  }

  private static void same(BankProfile bank, Credit credit, CreditTransferTransaction34 read) {
    assertThat(read.getPmtId().getEndToEndId()).isEqualTo(credit.endToEndId());
    assertThat(read.getAmt().getInstdAmt().getCcy()).isEqualTo("SEK");
    assertThat(read.getAmt().getInstdAmt().getValue())
        .isEqualByComparingTo(BigDecimal.valueOf(credit.amount().ore(), 2));
    assertThat(read.getCdtr().getNm()).isEqualTo("Malå kommun");
    assertThat(read.getCdtr().getPstlAdr().getTwnNm()).isEqualTo("Malå");
    assertThat(read.getCdtr().getPstlAdr().getCtry()).isEqualTo("SE");
    BankProfile.Form form = bank.form(credit.giro().kind());
    GenericAccountIdentification1 account = read.getCdtrAcct().getId().getOthr();
    assertThat(account.getId()).isEqualTo(credit.giro().number());
    assertThat(form.proprietary() ? account.getSchmeNm().getPrtry() : account.getSchmeNm().getCd())
        .isEqualTo(form.scheme());
    if (form.clearingMember() == null) {
      assertThat(read.getCdtrAgt()).isNull();
    } else {
      var way = read.getCdtrAgt().getFinInstnId().getClrSysMmbId();
      assertThat(way.getClrSysId().getCd()).isEqualTo("SESBA");
      assertThat(way.getMmbId()).isEqualTo(form.clearingMember());
    }
    if (credit.reference() == null) {
      assertThat(read.getRmtInf().getUstrd()).containsExactly(credit.text());
    } else {
      var structured = read.getRmtInf().getStrd().getFirst();
      assertThat(structured.getCdtrRefInf().getRef()).isEqualTo(credit.reference());
      assertThat(structured.getAddtlRmtInf()).hasSize(bank.textBesideReference() ? 1 : 0);
    }
  }

  @Test
  @Shows("L22")
  void the_text_of_a_payment_carries_grant_case_number_and_the_recipients_reference() {
    assertThat(PaymentText.of("Statsbidrag 2020", "9.2-1234/2020", "KS 2020/17"))
        .isEqualTo("Statsbidrag 2020, 9.2-1234/2020, er ref. KS 2020/17");
    String cut = PaymentText.of("Å".repeat(200), "9.2-1234/2020", "KS 2020/17");
    assertThat(cut).hasSize(PaymentText.LONGEST).endsWith("9.2-1234/2020, er ref. KS 2020/17");
    assertThat(PaymentText.of("Bidrag", "1/20", "")).isEqualTo("Bidrag, 1/20");
  }

  @Test
  void same_order_same_bytes() throws Exception {
    BankProfile bank = Orders.profile("standard");
    PaymentOrder order = Orders.order(List.of(Orders.credit(1, 100)));
    assertThat(Orders.written(bank, order)).isEqualTo(Orders.written(bank, order));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Åmål Äng Örebro åäö            | Åmål Äng Örebro åäö",
        "Rénée Ångström à la façon      | Rénée Ångström a la facon",
        "Łódź ßtraße Œuvre ﬁn ½         | Lodz sstrasse .uvre fin .",
        "Ung & Trygg <b>; \"ja\"_nej    | Ung + Trygg .b., 'ja'-nej",
        "a–b—c−d‑e                      | a-b-c-d-e",
        "👩‍👩‍👧 Jouren 🌈                 | ... Jouren .",
        "o\u0308ppen A\u030asa          | öppen Åsa",
        "東京                            | ..",
      })
  void letters_that_the_bank_does_not_take_become_the_nearest_that_it_does(
      String text, String written) throws Exception {
    assertThat(Orders.profile("standard").letters().write(text)).isEqualTo(written);
  }

  @Test
  void whatever_stands_in_the_database_the_file_is_sound() throws Exception {
    sound(Long.getLong("seed", new Random().nextLong()), 20);
  }

  @Test
  @Tag("deep")
  void whatever_stands_in_the_database_the_file_is_sound_many_times() throws Exception {
    sound(Long.getLong("seed", new Random().nextLong()), 2_000);
  }

  private static void sound(long seed, int times) throws Exception {
    Random random = new Random(seed);
    BankProfile bank = Orders.profile("standard");
    for (int i = 0; i < times; i++) {
      PaymentOrder order = Orders.order(Orders.anything(random));
      byte[] file = Orders.written(bank, order);
      validate(file);
      List<Credit> read = new ArrayList<>();
      OrderFile.Head head = OrderFile.read(new ByteArrayInputStream(file), read::add);
      assertThat(head.total()).as("seed " + seed).isEqualTo(order.total());
      assertThat(read)
          .as("seed " + seed)
          .extracting(Credit::endToEndId, Credit::amount, Credit::giro)
          .containsExactlyElementsOf(
              Stream.of(order.credits())
                  .flatMap(all -> ((List<Credit>) all).stream())
                  .map(one ->
                      org.assertj.core.groups.Tuple.tuple(
                          one.endToEndId(), one.amount(), one.giro()))
                  .toList());
      assertThat(new String(file, StandardCharsets.UTF_8))
          .as("seed " + seed)
          .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]|[\\p{Cf}\\p{Cs}]");
    }
  }

  @Test
  void an_order_whose_sum_or_number_is_another_is_not_written() throws Exception {
    BankProfile bank = Orders.profile("standard");
    PaymentOrder right = Orders.order(List.of(Orders.credit(1, 100), Orders.credit(2, 200)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Orders.written(bank, stated(right, 2, 301)))
        .withMessageContaining("3.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Orders.written(bank, stated(right, 3, 300)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Orders.written(bank, Orders.order(List.of())));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PaymentOrderCsv.write(stated(right, 2, 301), OutputStream.nullOutputStream()));
  }

  @Test
  void a_payment_of_nothing_or_to_no_number_is_not_written() throws Exception {
    BankProfile bank = Orders.profile("standard");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Orders.written(bank, Orders.order(List.of(Orders.credit(1, 0)))));
    Credit nowhere = with(Orders.credit(1, 100), new Giro(Giro.Kind.BANKGIRO, "<x>"), null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Orders.written(bank, Orders.order(List.of(nowhere))));
  }

  @Test
  void the_order_as_a_table_has_a_row_for_each_payment() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PaymentOrderCsv.write(
        Orders.order(List.of(Orders.credit(1, 452_868_750L), Orders.credit(2, 1))), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Betalningsuppdrag;Betalning;Mottagare;Organisationsnummer;Kontotyp;Konto;Belopp")
        .contains("SB-20200512-1;P-1;Malå kommun;2120002577;Bankgiro;")
        .contains(";4528687,50;SEK;2020-05-14;");
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
  }

  @Test
  void a_profile_with_something_wrong_in_it_says_what() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BankProfile.Form("BGNR", true, "SESBA", null))
        .withMessageContaining("clearingMember");
  }

  private static void validate(byte[] file) throws Exception {
    Orders.schema("pain.001.001.09")
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(file)));
  }

  private static PaymentOrder stated(PaymentOrder order, long number, long ore) {
    return new PaymentOrder(
        order.messageId(),
        order.created(),
        order.payer(),
        order.executionDay(),
        number,
        new Money(ore),
        order.credits());
  }

  private static Credit with(Credit credit, Giro giro, String reference) {
    return new Credit(
        credit.endToEndId(),
        credit.amount(),
        credit.payee(),
        credit.organisationNumber(),
        credit.place(),
        giro,
        credit.text(),
        reference);
  }
}
