package se.statsbidrag.notification;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes a message in the addressee's language: greeting, what happened, the link, why I got it.
 */
@Component
class MessageText {

  /** A subject of one line and a body of plain text. */
  record Text(String subject, String body) {}

  private final MessageSource messages;
  private final String address;

  MessageText(MessageSource messages, @Value("${statsbidrag.address}") String address) {
    this.messages = messages;
    this.address = address.replaceAll("/+$", "");
  }

  Text write(Addressee to, Notice notice) {
    Locale language = to.language();
    Object[] arguments =
        Stream.concat(Stream.of(notice.about().label()), notice.arguments().stream()).toArray();
    String subject = messages.getMessage(notice.key() + ".subject", arguments, language);
    String text = messages.getMessage(notice.key() + ".text", arguments, language);
    String body =
        messages.getMessage(
            "notification.frame",
            new Object[] {to.name(), text, address + notice.href()},
            language);
    return new Text(oneLine(subject), body);
  }

  /** A header is one line: whatever stands in a name cannot start another. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
