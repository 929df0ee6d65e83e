package se.statsbidrag.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due over SMTP, outside every transaction, and tries again after growing pauses. In
 * a demonstration nothing leaves the house: messages are shown in the service.
 */
@Component
class MessageJob {

  private static final Logger LOG = LoggerFactory.getLogger(MessageJob.class);
  private static final int BATCH = 20;
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofHours(24));

  private final MessageStore store;
  private final ObjectProvider<JavaMailSender> senders;
  private final Clock clock;
  private final boolean demonstration;
  private final String from;

  MessageJob(
      MessageStore store,
      ObjectProvider<JavaMailSender> senders,
      @Qualifier("systemClock") Clock clock,
      @Value("${statsbidrag.demonstration:false}") boolean demonstration,
      @Value("${statsbidrag.mail-from}") String from) {
    this.store = store;
    this.senders = senders;
    this.clock = clock;
    this.demonstration = demonstration;
    this.from = from;
  }

  @Scheduled(fixedDelayString = "${statsbidrag.mail-every:5s}")
  void run() {
    if (demonstration) {
      store.showAll();
    } else {
      sendDue(clock.instant());
    }
  }

  /** Sends everything that is due at a moment; what cannot be sent is due again later. */
  void sendDue(Instant now) {
    @Nullable JavaMailSender sender = senders.getIfAvailable();
    if (sender == null) {
      return; // no mail server is configured: the messages wait, and their page says so
    }
    List<Message> due;
    do {
      due = store.claim(now, now.plus(LEASE), BATCH);
      due.forEach(message -> send(message, sender, now));
    } while (due.size() == BATCH);
  }

  private void send(Message message, JavaMailSender sender, Instant now) {
    try {
      sender.send(written(message, sender));
      store.sent(message.id(), now);
    } catch (MailException | MessagingException e) {
      String error = reason(e);
      LOG.warn("message {} was not sent, try {}: {}", message.id(), message.attempts(), error);
      if (message.attempts() > PAUSES.size()) {
        store.failed(message.id(), error);
      } else {
        store.again(message.id(), now.plus(PAUSES.get(message.attempts() - 1)), error);
      }
    }
  }

  /** The name of a message is its own, so that a mail server knows one that it got twice. */
  private MimeMessage written(Message message, JavaMailSender sender) throws MessagingException {
    MimeMessage mail = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(message.toAddress());
    helper.setSubject(message.subject());
    helper.setText(message.body());
    mail.setHeader("Message-ID", "<" + message.id() + "@statsbidrag>");
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Content-Language", message.language());
    return mail;
  }

  /** The kinds of the exceptions, not their words, which may hold the address. */
  private static String reason(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return problem.getClass().getSimpleName() + ": " + root.getClass().getSimpleName();
  }
}
