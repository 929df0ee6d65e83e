package se.statsbidrag.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.Addressee;
import se.statsbidrag.notification.Letter;
import se.statsbidrag.notification.Notice;
import se.statsbidrag.notification.Notifications;

/** Tells a recipient that its money has been paid: the number, the day and a link, once. */
@Component
class PaymentNotices {

  private final Notifications notifications;

  PaymentNotices(Notifications notifications) {
    this.notifications = notifications;
  }

  void paid(Payment payment, LocalDate day) {
    Notice notice =
        Notice.of("payment.notice.paid", payment.ref(), "/mina-utbetalningar/" + payment.id(), day)
            .toRecipient(payment.organisationId());
    List<Letter> letters = new ArrayList<>();
    for (Role role : List.of(Role.AGENT, Role.REPRESENTATIVE)) {
      for (Addressee to : notifications.holders(payment.organisationId(), role)) {
        letters.add(new Letter(to, notice));
      }
    }
    notifications.tellAll(payment.agencyId(), "payment-paid:" + payment.id() + ":" + day, letters);
  }
}
