package se.statsbidrag.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.bank.BankAnswer;
import se.statsbidrag.payment.bank.BankAnswers;
import se.statsbidrag.payment.bank.BankLine;
import se.statsbidrag.payment.bank.BankProfile;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.FileRefused;
import se.statsbidrag.payment.bank.Giro;
import se.statsbidrag.payment.bank.Outcome;
import se.statsbidrag.payment.bank.Pain001;
import se.statsbidrag.payment.bank.Payer;
import se.statsbidrag.payment.bank.PaymentOrder;
import se.statsbidrag.payment.bank.Place;

/** The demonstration's bank, well and badly behaved. */
@SystemTest
class DemoBankTest {

  private static final LocalDate FRIDAY = LocalDate.of(2020, 3, 13);

  @Autowired DemoBank bank;
  @Autowired TestClock clock;

  private final String order = "SB-" + UUID.randomUUID().toString().substring(0, 12);

  @AfterEach
  void reset() {
    bank.behave(new DemoBank.Mood(BankManner.SOUND, 1));
    clock.reset();
  }

  @Test
  void a_sound_bank_takes_in_at_once_and_pays_on_the_day() throws Exception {
    send(BankManner.SOUND, credits(3));
    assertThat(lines()).extracting(BankLine::outcome).containsExactly(Outcome.ACCEPTED);
    assertThat(news()).isEmpty();
    clock.set(FRIDAY.atTime(9, 0));
    assertThat(lines())
        .hasSize(3)
        .allMatch(line -> line.outcome() == Outcome.EXECUTED && FRIDAY.equals(line.day()))
        .extracting(BankLine::endToEndId)
        .containsExactly(order + "-1", order + "-2", order + "-3");
    assertThat(news()).isEmpty();
  }

  @Test
  void the_same_file_once_more_is_the_same_file() throws Exception {
    byte[] file = file(credits(2), FRIDAY);
    bank.send(order, new ByteArrayInputStream(file));
    bank.send(order, new ByteArrayInputStream(file));
    assertThat(news()).hasSize(1);
  }

  @Test
  void an_account_that_somebody_may_have_is_never_paid() throws Exception {
    List<Credit> credits = new ArrayList<>(credits(1));
    credits.add(credit(2, new Giro(Giro.Kind.BANKGIRO, "54029681")));
    send(BankManner.SOUND, credits);
    assertThat(lines())
        .filteredOn(line -> line.outcome() == Outcome.REJECTED)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.endToEndId()).isEqualTo(order + "-2");
          assertThat(line.reason()).startsWith("AC01");
        });
    clock.set(FRIDAY.atTime(9, 0));
    assertThat(lines()).extracting(BankLine::endToEndId).containsExactly(order + "-1");
  }

  @ParameterizedTest
  @EnumSource
  void whatever_its_manner_the_same_seed_tells_the_same_story(BankManner manner) throws Exception {
    List<String> once = story(manner, 7);
    assertThat(story(manner, 7)).isEqualTo(once);
    assertThat(once).isNotEmpty();
    for (String told : once) {
      BankAnswer answer = BankAnswers.read(stream(told));
      assertThat(answer.lines()).as(told).isNotEmpty();
      switch (answer.kind()) {
        case STATUS -> valid(told);
        case NOTIFICATION ->
            assertThat(MxCamt05400108.parse(told).getBkToCstmrDbtCdtNtfctn().getNtfctn())
                .hasSize(1);
        case STATEMENT -> assertThat(answer.account()).isEqualTo("SE4550000000058398257466");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void in_the_end_each_payment_has_been_told_of_whatever_the_manner(BankManner manner)
      throws Exception {
    List<BankLine> all = new ArrayList<>();
    for (String told : story(manner, 3)) {
      all.addAll(BankAnswers.read(stream(told)).lines());
    }
    for (int i = 1; i <= 5; i++) {
      String own = order + "-" + i;
      assertThat(all)
          .as(own)
          .anyMatch(line ->
              own.equals(line.endToEndId())
                  && (line.outcome() == Outcome.EXECUTED || line.outcome() == Outcome.REJECTED));
    }
    long rejected = all.stream().filter(line -> line.outcome() == Outcome.REJECTED).count();
    assertThat(rejected).isEqualTo(manner == BankManner.REJECTS ? 1 : 0);
    long back = all.stream().filter(line -> line.outcome() == Outcome.RETURNED).count();
    assertThat(back).isEqualTo(manner == BankManner.RETURNS ? 2 : 0);
    long unknown = all.stream().filter(line -> line.outcome() == Outcome.UNKNOWN).count();
    assertThat(unknown).isEqualTo(manner == BankManner.STRANGERS ? 1 : 0);
  }

  @Test
  void a_file_that_is_no_order_or_anothers_is_refused() throws Exception {
    assertThatExceptionOfType(FileRefused.class).isThrownBy(() -> bank.send(order, stream("<a/>")));
    byte[] file = file(credits(1), FRIDAY);
    assertThatExceptionOfType(FileRefused.class)
        .isThrownBy(() -> bank.send("SB-annan", new ByteArrayInputStream(file)));
  }

  private List<String> story(BankManner manner, long seed) throws Exception {
    ByteArrayInputStream file = new ByteArrayInputStream(file(credits(5), FRIDAY));
    List<Credit> read = new ArrayList<>();
    var head = se.statsbidrag.payment.bank.OrderFile.read(file, read::add);
    return new BankDays(
            head, read, new DemoBank.Mood(manner, seed), Instant.parse("2020-03-12T08:00:00Z"))
        .answers().stream().map(DemoBank.Answer::content).toList();
  }

  private static void valid(String status) throws Exception {
    try (InputStream xsd = DemoBankTest.class.getResourceAsStream("/pain.002.001.10.xsd")) {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(Objects.requireNonNull(xsd)))
          .newValidator()
          .validate(new StreamSource(new StringReader(status)));
    }
  }

  /** What has come since the last look, of this test's order. */
  private Map<String, BankAnswer> news() throws Exception {
    Map<String, BankAnswer> news = new java.util.LinkedHashMap<>();
    for (String name : bank.waiting()) {
      if (name.startsWith(order)) {
        try (InputStream content = bank.open(name)) {
          news.put(name, BankAnswers.read(content));
        }
        bank.settled(name);
      }
    }
    return news;
  }

  private List<BankLine> lines() throws Exception {
    return news().values().stream().flatMap(answer -> answer.lines().stream()).toList();
  }

  private void send(BankManner manner, List<Credit> credits) throws Exception {
    bank.behave(new DemoBank.Mood(manner, 1));
    bank.send(order, new ByteArrayInputStream(file(credits, FRIDAY)));
  }

  private List<Credit> credits(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> credit(i, new Giro(Giro.Kind.BANKGIRO, "0000000")))
        .toList();
  }

  private Credit credit(int number, Giro giro) {
    return new Credit(
        order + "-" + number,
        Money.ofKronor(number * 1000L),
        "Malå kommun",
        "2120002577",
        Place.inSweden("Malå"),
        giro,
        "Statsbidrag 2020, 9.2-1/2020",
        null);
  }

  private byte[] file(List<Credit> credits, LocalDate day) throws Exception {
    Payer payer =
        new Payer(
            "Socialstyrelsen",
            "2021000555",
            Place.inSweden("Stockholm"),
            new Giro(Giro.Kind.IBAN, "SE4550000000058398257466"),
            "ESSESESS",
            null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Pain001(profile())
        .write(
            new PaymentOrder(
                order,
                Instant.parse("2020-03-12T08:00:00Z"),
                payer,
                day,
                credits.size(),
                Money.sum(credits.stream().map(Credit::amount).toList()),
                credits),
            out);
    return out.toByteArray();
  }

  private static BankProfile profile() throws IOException {
    try (InputStream yaml = DemoBankTest.class.getResourceAsStream("/banks/standard.yaml")) {
      return BankProfile.read(Objects.requireNonNull(yaml));
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
