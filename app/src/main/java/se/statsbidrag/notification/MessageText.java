package se.statsbidrag.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Formats;

/**
 * Writes a message in the addressee's language: greeting, what happened, the link, why I got it.
 */
@Component
class MessageText {

  /** A subject of one line and a body of plain text. */
  record Text(String subject, String body) {}

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private final MessageSource messages;
  private final String address;

  MessageText(MessageSource messages, @Value("${statsbidrag.address}") String address) {
    this.messages = messages;
    this.address = address.replaceAll("/+$", "");
  }

  Text write(Addressee to, Notice notice) {
    Locale language = to.language();
    Formats formats = Formats.of(language);
    Object[] arguments =
        Stream.concat(Stream.of(notice.about().label()), notice.arguments().stream())
            .map(value -> written(value, formats))
            .toArray();
    String subject = messages.getMessage(notice.key() + ".subject", arguments, language);
    String text = messages.getMessage(notice.key() + ".text", arguments, language);
    String body =
        messages.getMessage(
            notice.recipient() == null ? "notification.frame" : "notification.frame.recipient",
            new Object[] {to.name(), text, address + notice.href()},
            language);
    return new Text(oneLine(subject), body);
  }

  private static Object written(Object value, Formats formats) {
    return switch (value) {
      case Money amount -> formats.kronor(amount.ore());
      case LocalDate day -> formats.date(day);
      case Instant moment -> formats.time(LocalDateTime.ofInstant(moment, STOCKHOLM));
      default -> value;
    };
  }

  /** A header is one line: whatever stands in a name cannot start another. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
