package se.statsbidrag.requisition.desk;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Formats;

/** A check's sentence, in the reader's language. */
final class Sentences {

  private Sentences() {}

  static String of(MessageSource messages, Check check, Locale locale) {
    Formats formats = Formats.of(locale);
    Object[] arguments =
        check.arguments().stream()
            .map(value ->
                switch (value) {
                  case Money amount -> formats.kronor(amount.ore());
                  case LocalDate day -> formats.date(day);
                  default -> value;
                })
            .toArray();
    return messages.getMessage(check.messageKey(), arguments, locale);
  }
}
