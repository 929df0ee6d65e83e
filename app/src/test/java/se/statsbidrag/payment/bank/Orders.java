package se.statsbidrag.payment.bank;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import se.statsbidrag.kernel.Money;

/** Orders to write, and the schemas that files are held to. */
public final class Orders {

  static final LocalDate DAY = LocalDate.of(2020, 5, 14);
  static final Payer PAYER =
      new Payer(
          "Socialstyrelsen",
          "2021000555",
          Place.inSweden("Stockholm"),
          new Giro(Giro.Kind.IBAN, "SE4550000000058398257466"),
          "ESSESESS",
          null);
  private static final String[] NAMES = {
    "Stockholms kommun",
    "Malå",
    "Åmåls & Säffles <förbund>",
    "É tudo \"verdade\" — ok",
    "Łódź ßtraße",
    "Gävle\u0000\u0007 kommun",
    "👩‍👩‍👧 Tjejjouren 🌈",
    "\u202Eomvänd",
    "]]>--><x/>",
    "   ",
    "Ǻrsta",
    "Œuvre ﬁn",
    "東京"
  };

  private Orders() {}

  public static PaymentOrder order(List<Credit> credits) {
    return new PaymentOrder(
        "SB-20200512-1",
        Instant.parse("2020-05-12T07:00:00Z"),
        PAYER,
        DAY,
        credits.size(),
        credits.stream().map(Credit::amount).reduce(Money.ZERO, Money::plus),
        credits);
  }

  public static Credit credit(int number, long ore) {
    return new Credit(
        "P-" + number,
        new Money(ore),
        "Malå kommun",
        "2120002577",
        Place.inSweden("Malå"),
        new Giro(Giro.Kind.BANKGIRO, "0000000"),
        PaymentText.of("Statsbidrag 2020", "9.2-1234/2020", "KS 2020/17"),
        null);
  }

  /** Anything that somebody could get into the database. */
  static List<Credit> anything(RandomGenerator random) {
    List<Credit> credits = new ArrayList<>();
    int size = 1 + random.nextInt(20);
    for (int i = 0; i < size; i++) {
      credits.add(
          new Credit(
              "P-" + Long.toHexString(random.nextLong() >>> 1) + "-" + i,
              new Money(1 + random.nextLong(9_000_000_000L)),
              name(random),
              random.nextBoolean() ? null : "2120002577",
              random.nextBoolean() ? null : Place.inSweden(name(random)),
              giro(random),
              text(random),
              random.nextInt(3) == 0 ? "12344" : null));
    }
    return credits;
  }

  private static Giro giro(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Giro(Giro.Kind.BANKGIRO, "54029681");
      case 1 -> new Giro(Giro.Kind.PLUSGIRO, "1234566");
      default -> new Giro(Giro.Kind.IBAN, "SE4550000000058398257466");
    };
  }

  private static String name(RandomGenerator random) {
    return random.nextInt(4) == 0 ? text(random) : NAMES[random.nextInt(NAMES.length)];
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(300);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0x20 + random.nextInt(0x60);
            case 2 -> 0xA0 + random.nextInt(0x300);
            default -> point(random);
          });
    }
    return text.toString();
  }

  private static int point(RandomGenerator random) {
    return random.nextInt(Character.MAX_CODE_POINT + 1);
  }

  public static byte[] written(BankProfile bank, PaymentOrder order) throws XMLStreamException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Pain001(bank).write(order, out);
    return out.toByteArray();
  }

  public static BankProfile profile(String name) throws IOException {
    try (InputStream yaml = Orders.class.getResourceAsStream("/banks/" + name + ".yaml")) {
      return BankProfile.read(Objects.requireNonNull(yaml));
    }
  }

  static Schema schema(String message) throws SAXException, IOException {
    try (InputStream xsd = Orders.class.getResourceAsStream("/" + message + ".xsd")) {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(Objects.requireNonNull(xsd)));
    }
  }
}
