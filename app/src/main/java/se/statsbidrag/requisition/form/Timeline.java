package se.statsbidrag.requisition.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Requisition;
import se.statsbidrag.requisition.RequisitionStatus;

/** What has happened to a requisition, as its recipient reads it (ärendets tidslinje). */
@Component
class Timeline {

  private final MessageSource messages;

  Timeline(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * One thing that happened; the text says what, and who did it.
   *
   * @param href the version that was sent in then, where it is another than the one shown
   */
  record Step(String time, String text, @Nullable String href) {}

  /** Everything that happened to the versions of a case, as read from one of them. */
  List<Step> of(List<Requisition> versions, UUID shown, Locale locale) {
    List<Step> steps = new ArrayList<>();
    for (Requisition one : versions) {
      String sent = one.version() == 1 ? "received" : "replaced";
      String what = text("requisition.step." + sent, locale, one.submitted().name());
      steps.add(
          new Step(
              toTheSecond(one.receivedAt(), locale),
              one.late() ? what + " " + text("requisition.step.late", locale) : what,
              one.id().equals(shown) ? null : ReceiptPages.ROOT + "/" + one.id()));
      Requisition.Standing standing = one.standing();
      if (standing != null && one.status() != RequisitionStatus.REPLACED) {
        steps.add(
            new Step(
                toTheSecond(standing.at(), locale),
                text(
                    "requisition.step." + one.status(),
                    locale,
                    one.status() == RequisitionStatus.WITHDRAWN
                        ? standing.byName()
                        : one.sent().addressee(),
                    one.answerBy() == null ? "" : Formats.of(locale).date(one.answerBy())),
                null));
      }
    }
    return steps;
  }

  /**
   * The last day on which the money is paid, if all is well; null where none is asked for or it
   * came late.
   */
  static @Nullable LocalDate due(Requisition sent, Offer offer) {
    return sent.amount().isZero() || sent.late() || !sent.active()
        ? null
        : offer.terms().promise().due(WorkingCalendar.dayOf(sent.receivedAt()));
  }

  /** A moment to the second, in Swedish time. */
  static String toTheSecond(Instant moment, Locale locale) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, WorkingCalendar.SWEDEN);
    String mark = locale.getLanguage().equals("en") ? ":" : ".";
    return Formats.of(locale).time(local) + mark + "%02d".formatted(local.getSecond());
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
