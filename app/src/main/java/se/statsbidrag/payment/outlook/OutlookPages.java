package se.statsbidrag.payment.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Chart;
import se.statsbidrag.pages.Charts;
import se.statsbidrag.pages.Formats;

/** What falls due when, how promises are kept, and the end of the year. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class OutlookPages {

  static final String ROOT = "/utbetalningar";
  private static final double ORE = 100;

  private final Outlook outlook;
  private final YearEnds years;
  private final MessageSource messages;
  private final Clock clock;

  OutlookPages(Outlook outlook, YearEnds years, MessageSource messages, Clock clock) {
    this.outlook = outlook;
    this.years = years;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping(ROOT + "/prognos")
  String forecast(Actor actor, Locale locale, Model model) {
    LocalDate today = today();
    LocalDate lastBankDay = YearEnds.lastBankDay(today.getYear());
    List<Outlook.Week> weeks = outlook.weeks(actor.agencyId());
    model.addAttribute("weeks", weeks);
    model.addAttribute("chart", weeks.isEmpty() ? null : chart(weeks, locale));
    model.addAttribute("today", today);
    model.addAttribute("lastBankDay", lastBankDay);
    model.addAttribute("daysLeft", WorkingCalendar.workingDaysBetween(today, lastBankDay));
    model.addAttribute("safe", outlook.safeDays(actor.agencyId(), today.getYear()));
    model.addAttribute("left", years.left(actor.agencyId()));
    model.addAttribute("mayEnd", actor.has(Role.ECONOMIST));
    return "payment/forecast";
  }

  @GetMapping(ROOT + "/loften")
  String promises(Actor actor, Model model) {
    model.addAttribute("kept", outlook.kept(actor.agencyId(), today()));
    return "payment/promises";
  }

  @Access(Role.ECONOMIST)
  @GetMapping(ROOT + "/avsluta-aret")
  String askEnd(Actor actor, Model model) {
    model.addAttribute("left", years.left(actor.agencyId()));
    model.addAttribute("year", today().getYear());
    model.addAttribute("key", UUID.randomUUID());
    return "payment/year-end";
  }

  @Access(Role.ECONOMIST)
  @PostMapping(ROOT + "/avsluta-aret")
  String end(Actor actor, @RequestParam UUID key) {
    years.end(actor, key);
    return "redirect:" + ROOT + "?lage=LAPSED";
  }

  private Chart chart(List<Outlook.Week> weeks, Locale locale) {
    Formats formats = Formats.of(locale);
    String title = messages.getMessage("payment.forecast.chart", null, locale);
    return Charts.in(formats)
        .bars(
            new Charts.Text(title, title),
            weeks.stream()
                .map(week ->
                    new Charts.Named(formats.isoDate(week.monday()), week.sum().ore() / ORE))
                .toList(),
            new Charts.Measure("kr", 0));
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
