package se.statsbidrag.payment.desk;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.payment.Batch;
import se.statsbidrag.payment.BatchStatus;
import se.statsbidrag.payment.Batches;
import se.statsbidrag.payment.PaymentSettings;
import se.statsbidrag.payment.answers.Finding;
import se.statsbidrag.payment.answers.Findings;

/** The batches: their list, and one with its payments, its file and what may be done with it. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class BatchPages {

  static final String ROOT = "/utbetalningar/underlag";
  private static final int SIZE = 50;

  private final Batches batches;
  private final Findings findings;
  private final PaymentSettings settings;
  private final AuditTrail audit;

  BatchPages(Batches batches, Findings findings, PaymentSettings settings, AuditTrail audit) {
    this.batches = batches;
    this.findings = findings;
    this.settings = settings;
    this.audit = audit;
  }

  @GetMapping(ROOT)
  String list(Actor actor, @RequestParam(name = "sida", defaultValue = "1") int page, Model model) {
    Pager pager = Pager.of(page, batches.count(actor), SIZE);
    model.addAttribute("pager", pager);
    model.addAttribute("batches", batches.list(actor, pager.offset(), SIZE));
    model.addAttribute("mayPropose", actor.has(Role.ECONOMIST));
    model.addAttribute("setOffStatute", settings.setOffStatute());
    return "payment/batches";
  }

  @GetMapping(ROOT + "/{id}")
  String batch(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(name = "sida", defaultValue = "1") int page,
      Model model) {
    Batch batch = batches.batch(actor, id);
    Pager pager = Pager.of(page, batch.payments(), SIZE);
    boolean economist = actor.has(Role.ECONOMIST);
    boolean waits =
        batch.status() == BatchStatus.PROPOSED || batch.status() == BatchStatus.ATTESTED;
    boolean out = batch.status() == BatchStatus.SENT || batch.status() == BatchStatus.UNKNOWN;
    Finding open =
        findings.of(batch).stream()
            .filter(one -> one.confirmedAt() == null)
            .findFirst()
            .orElse(null);
    model.addAttribute("batch", batch);
    model.addAttribute("pager", pager);
    model.addAttribute("lines", batches.lines(batch, pager.offset(), SIZE));
    model.addAttribute("findings", findings.of(batch));
    model.addAttribute("history", audit.history(batch.ref()));
    if (waits) {
      model.addAttribute("changed", batches.changed(batch));
    }
    model.addAttribute("mayAttest", batches.mayAttest(actor, batch));
    model.addAttribute("mayWithdraw", economist && batch.status() == BatchStatus.PROPOSED);
    boolean attested = batch.status() == BatchStatus.ATTESTED && batch.begunAt() == null;
    model.addAttribute("mayStop", economist && attested);
    model.addAttribute("mayCarry", economist && attested && batch.way() != Batch.Way.BANK);
    model.addAttribute(
        "mayFetch",
        economist && batch.attestedBy() != null && batch.status() != BatchStatus.STOPPED);
    model.addAttribute("mayFind", economist && out && open == null);
    model.addAttribute(
        "mayConfirm",
        economist && out && open != null && !open.enteredBy().equals(actor.personId()));
    return "payment/batch";
  }
}
