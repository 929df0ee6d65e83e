package se.statsbidrag.accounting.books;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** The books read in, held against the ledger month by month, and what differs explained. */
@Controller
@Access({Role.ECONOMIST, Role.AUDITOR})
class BookReadingPages {

  private static final String ROOT = "/redovisningen";
  private static final long LARGEST = 60_000_000;

  private final BookReadings readings;
  private final MonthTransfers transfers;
  private final Clock clock;

  BookReadingPages(BookReadings readings, MonthTransfers transfers, Clock clock) {
    this.readings = readings;
    this.transfers = transfers;
    this.clock = clock;
  }

  @GetMapping(ROOT)
  String list(Actor actor, @RequestParam(required = false) @Nullable Integer ar, Model model) {
    int year = ar == null ? LocalDate.now(clock).getYear() : ar;
    model.addAttribute("year", year);
    model.addAttribute("months", readings.year(actor.agencyId(), year));
    model.addAttribute("readings", readings.readings(actor.agencyId()));
    model.addAttribute("mayRead", actor.has(Role.ECONOMIST));
    model.addAttribute("key", UUID.randomUUID());
    return "books/readings";
  }

  @Access(Role.ECONOMIST)
  @PostMapping(ROOT)
  String read(
      Actor actor,
      @RequestParam UUID key,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Locale locale)
      throws IOException {
    if (file == null || file.isEmpty() || file.getSize() > LARGEST) {
      throw new Refused(Refusal.of("books.refusal.file.none").at("file"));
    }
    String name = file.getOriginalFilename();
    readings.read(actor, key, name == null ? "" : name, file.getBytes(), locale);
    return "redirect:" + ROOT;
  }

  @GetMapping(ROOT + "/{item}/{month}")
  String month(Actor actor, @PathVariable String item, @PathVariable String month, Model model) {
    BookMonth compared = readings.month(actor.agencyId(), item, month(month));
    model.addAttribute("own", compared);
    model.addAttribute("transfers", transfers.of(actor.agencyId(), item, compared.month()));
    model.addAttribute("mayExplain", actor.has(Role.ECONOMIST) && compared.open());
    model.addAttribute("key", UUID.randomUUID());
    return "books/month";
  }

  @Access(Role.ECONOMIST)
  @PostMapping(ROOT + "/{item}/{month}")
  String explain(
      Actor actor,
      @PathVariable String item,
      @PathVariable String month,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String why) {
    readings.explain(actor, key, item, month(month), why);
    return "redirect:" + ROOT + "/{item}/{month}";
  }

  private static YearMonth month(String typed) {
    try {
      return YearMonth.parse(typed);
    } catch (DateTimeException e) {
      throw new NotFound("month", typed);
    }
  }
}
