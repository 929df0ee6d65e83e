package se.statsbidrag.notification;

import java.util.Map;
import java.util.Set;
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

/**
 * Meddelanden: one's own, at an agency or a recipient; for officers also what goes to recipients,
 * and what did not arrive, to be sent again.
 */
@Controller
@Access({
  Role.REGISTRATOR,
  Role.CASE_OFFICER,
  Role.DECISION_MAKER,
  Role.ECONOMIST,
  Role.AUDITOR,
  Role.USER_ADMINISTRATOR,
  Role.AGENT,
  Role.REPRESENTATIVE,
  Role.COORDINATOR
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
  String list(
      Actor actor,
      @RequestParam(name = "sida", defaultValue = "1") int page,
      @RequestParam(name = "fel", defaultValue = "false") boolean failed,
      Model model) {
    Sight sight = Sight.of(actor);
    Message.@Nullable Status status = failed ? Message.Status.FAILED : null;
    Pager pager = Pager.of(page, store.count(sight, status), SIZE);
    model.addAttribute("pager", pager);
    model.addAttribute("sight", sight);
    model.addAttribute("failed", failed);
    model.addAttribute("failures", store.count(sight, Message.Status.FAILED));
    model.addAttribute("canSend", canSend);
    model.addAttribute("messages", store.list(sight, status, pager.offset(), SIZE));
    return "notification/messages";
  }

  @GetMapping(ROOT + "/{id}")
  String message(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("message", seen(actor, id));
    model.addAttribute("mayRetry", Sight.mayResend(actor));
    return "notification/message";
  }

  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.USER_ADMINISTRATOR})
  @PostMapping(ROOT + "/{id}")
  String retry(Actor actor, @PathVariable UUID id) {
    Message message = seen(actor, id);
    transactions.executeWithoutResult(status -> {
      if (store.retry(id, actor.agencyId())) {
        trail.record(
            actor,
            actor.as(Role.USER_ADMINISTRATOR, Role.CASE_OFFICER, Role.REGISTRATOR),
            "MESSAGE_RETRIED",
            new ObjectRef("notification.message", id.toString(), message.subject()),
            Map.of("status", message.status().name()),
            Map.of("status", Message.Status.WAITING.name()));
      }
    });
    return "redirect:" + ROOT + "/" + id;
  }

  private Message seen(Actor actor, UUID id) {
    return store.message(id, Sight.of(actor)).orElseThrow(() -> new NotFound("message", id));
  }

  @Bean
  static NavigationEntry messagesEntry() {
    return new NavigationEntry(ROOT, "notification.nav", 75, Set.of(Role.values()));
  }
}
