package se.statsbidrag.accounting;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;

/** An appropriation item's forecast for its year, with the rule that it is made by. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class ForecastPages {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  private final Forecasts forecasts;

  ForecastPages(Forecasts forecasts) {
    this.forecasts = forecasts;
  }

  @GetMapping("/anslag/{year}/{code}/prognos")
  String forecast(Actor actor, @PathVariable int year, @PathVariable String code, Model model) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new NotFound("year", year);
    }
    model.addAttribute("year", year);
    model.addAttribute("forecast", forecasts.of(actor.agencyId(), new BudgetYear(year), code));
    return "accounting/forecast";
  }
}
