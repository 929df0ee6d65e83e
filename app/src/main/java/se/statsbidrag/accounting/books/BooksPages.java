package se.statsbidrag.accounting.books;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.accounting.books.VoucherStore.Waiting;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.pages.Parts;

/** The books: what waits for a voucher, the batches that have been made, and their files. */
@Controller
@Access({Role.ECONOMIST, Role.AUDITOR})
class BooksPages {

  static final String ROOT = "/bokforing";

  private final Vouchers vouchers;
  private final AuditTrail audit;
  private final MessageSource messages;

  BooksPages(Vouchers vouchers, AuditTrail audit, MessageSource messages) {
    this.vouchers = vouchers;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping(ROOT)
  String list(Actor actor, @RequestParam(defaultValue = "1") int sida, Locale locale, Model model) {
    List<Waiting> waiting = vouchers.waiting(actor.agencyId());
    Pager pager = Pager.of(sida, vouchers.count(actor.agencyId()), Vouchers.SIZE);
    model.addAttribute("waiting", waiting);
    model.addAttribute("months", months(waiting, locale));
    model.addAttribute("unplanned", vouchers.unplanned(actor.agencyId()));
    model.addAttribute("batches", vouchers.batches(actor.agencyId(), pager));
    model.addAttribute("pager", pager);
    model.addAttribute("mayMake", actor.has(Role.ECONOMIST));
    model.addAttribute("key", UUID.randomUUID());
    return "books/list";
  }

  @Access(Role.ECONOMIST)
  @PostMapping(ROOT)
  String make(Actor actor, @RequestParam UUID key, @RequestParam(defaultValue = "") String manad) {
    return "redirect:" + ROOT + "/" + vouchers.make(actor, key, month(manad)).id();
  }

  @GetMapping(ROOT + "/kontoplan")
  String plan(Model model) {
    model.addAttribute("plan", vouchers.plan());
    return "books/plan";
  }

  @GetMapping(ROOT + "/{id}")
  String batch(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "1") int sida, Model model) {
    VoucherBatch batch = vouchers.batch(actor.agencyId(), id);
    Pager pager = Pager.of(sida, batch.count(), Vouchers.SIZE);
    model.addAttribute("batch", batch);
    model.addAttribute("vouchers", vouchers.page(batch, pager));
    model.addAttribute("pager", pager);
    model.addAttribute("files", files(batch));
    model.addAttribute("history", audit.history(batch.ref()));
    return "books/batch";
  }

  @GetMapping(ROOT + "/{id}/verifikationer.{format:se|csv}")
  void file(
      Actor actor, @PathVariable UUID id, @PathVariable String format, HttpServletResponse response)
      throws IOException {
    VoucherBatch batch = vouchers.batch(actor.agencyId(), id);
    VoucherFile file = format.equals("se") ? VoucherFile.SIE : VoucherFile.CSV;
    String name = batch.series() + batch.firstNumber() + "-" + batch.lastNumber() + "." + format;
    response.setContentType(file.mediaType());
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    vouchers.fetch(actor, id, file, response.getOutputStream());
  }

  @Bean
  static NavigationEntry booksEntry() {
    return new NavigationEntry(ROOT, "books.nav", 69, Set.of(Role.ECONOMIST, Role.AUDITOR));
  }

  private List<Parts.Option> months(List<Waiting> waiting, Locale locale) {
    List<Parts.Option> months = new ArrayList<>();
    for (Waiting own : waiting.reversed()) {
      months.add(
          new Parts.Option(
              own.month().toString(),
              messages.getMessage(
                  "books.month",
                  new Object[] {own.month().toString(), Formats.of(locale).number(own.transfers())},
                  locale)));
    }
    return months;
  }

  private static List<Parts.Download> files(VoucherBatch batch) {
    String about = ROOT + "/" + batch.id() + "/verifikationer.";
    return List.of(
        new Parts.Download(about + VoucherFile.SIE.extension(), "SIE 4", null),
        new Parts.Download(about + VoucherFile.CSV.extension(), "CSV", null));
  }

  private static YearMonth month(String typed) {
    try {
      return YearMonth.parse(typed.strip());
    } catch (DateTimeException e) {
      throw new Refused(Refusal.of("books.refusal.month").at("manad"));
    }
  }
}
