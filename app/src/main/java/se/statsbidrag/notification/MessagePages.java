package se.statsbidrag.notification;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pager;

/** Meddelanden: one's own, and for those who look after the system all, with what failed. */
@Controller
@Access({
  Role.REGISTRATOR,
  Role.CASE_OFFICER,
  Role.DECISION_MAKER,
  Role.ECONOMIST,
  Role.AUDITOR,
  Role.USER_ADMINISTRATOR
})
class MessagePages {

  private static final String ROOT = "/meddelanden";
  private static final int SIZE = 50;

  private final MessageStore store;
  private final AuditTrail trail;
  private final TransactionTemplate transactions;
  private final boolean canSend;

  MessagePages(
      MessageStore store,
      AuditTrail trail,
      TransactionTemplate transactions,
      ObjectProvider<JavaMailSender> senders) {
    this.store = store;
    this.trail = trail;
    this.transactions = transactions;
    this.canSend = senders.getIfAvailable() != null;
  }

  @GetMapping(ROOT)
  String list(Actor actor, @RequestParam(name = "sida", defaultValue = "1") int page, Model model) {
    @Nullable UUID person = seesAll(actor) ? null : actor.personId();
    Pager pager = Pager.of(page, store.count(actor.agencyId(), person), SIZE);
    model.addAttribute("pager", pager);
    model.addAttribute("all", seesAll(actor));
    model.addAttribute("canSend", canSend);
    model.addAttribute("messages", store.list(actor.agencyId(), person, pager.offset(), SIZE));
    return "notification/messages";
  }

  @GetMapping(ROOT + "/{id}")
  String message(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("message", seen(actor, id));
    model.addAttribute("mayRetry", actor.has(Role.USER_ADMINISTRATOR));
    return "notification/message";
  }

  @Access(Role.USER_ADMINISTRATOR)
  @PostMapping(ROOT + "/{id}")
  String retry(Actor actor, @PathVariable UUID id) {
    Message message = seen(actor, id);
    transactions.executeWithoutResult(status -> {
      if (store.retry(id, actor.agencyId())) {
        trail.record(
            actor,
            Role.USER_ADMINISTRATOR,
            "MESSAGE_RETRIED",
            new ObjectRef("notification.message", id.toString(), message.subject()),
            Map.of("status", message.status().name()),
            Map.of("status", Message.Status.WAITING.name()));
      }
    });
    return "redirect:" + ROOT + "/" + id;
  }

  private Message seen(Actor actor, UUID id) {
    return store
        .message(id, actor.agencyId())
        .filter(message -> seesAll(actor) || actor.personId().equals(message.personId()))
        .orElseThrow(() -> new NotFound("message", id));
  }

  private static boolean seesAll(Actor actor) {
    return actor.has(Role.USER_ADMINISTRATOR) || actor.has(Role.AUDITOR);
  }

  @Bean
  static NavigationEntry messagesEntry() {
    return new NavigationEntry(ROOT, "notification.nav", 75, Role.atAgency());
  }
}
