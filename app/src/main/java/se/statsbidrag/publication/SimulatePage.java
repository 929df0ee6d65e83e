package se.statsbidrag.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.allocation.RuleFile;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;

/** Prova en nyckel: two rules side by side, all that was asked for in the address. */
@Controller
@Access(open = true)
class SimulatePage {

  private final PublicKeys keys;
  private final Simulator simulator;
  private final KeyCharts charts;
  private final MessageSource messages;

  SimulatePage(PublicKeys keys, Simulator simulator, KeyCharts charts, MessageSource messages) {
    this.keys = keys;
    this.simulator = simulator;
    this.charts = charts;
    this.messages = messages;
  }

  @GetMapping("/simulera")
  String simulate(
      @ModelAttribute("form") SimulationForm form,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    boolean refused = request.getAttribute("refusals") != null;
    if (form.isAsked() && !refused) {
      results(simulator.run(form, locale), request.getQueryString(), model, locale);
    }
    model.addAttribute("form", form);
    model.addAttribute(
        "keys",
        keys.all().stream().map(one -> new Parts.Option(one.slug(), title(one, locale))).toList());
    model.addAttribute(
        "kinds",
        Arrays.stream(RuleChoice.Kind.values())
            .map(kind -> new Parts.Option(kind.word(), say("simulate.kind." + kind.word(), locale)))
            .toList());
    return "publication/simulate";
  }

  @GetMapping("/simulera/jamforelse.{format:csv|xlsx}")
  void file(
      @PathVariable String format,
      @ModelAttribute("form") SimulationForm form,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    Simulation simulation = simulator.run(form, locale);
    TableFormat how = KeyFiles.format(format);
    KeyFiles.begin(
        response,
        how.mediaType(),
        say("simulate.file", locale) + "-" + simulation.key().slug() + "." + format);
    TableWriter.write(
        how,
        response.getOutputStream(),
        columns(simulation, locale),
        KeyFiles.options(locale),
        simulation.rows().stream().map(row -> cells(simulation, row)).iterator());
  }

  private void results(Simulation simulation, @Nullable String query, Model model, Locale locale) {
    PublicKey key = simulation.key();
    model.addAttribute("simulation", simulation);
    model.addAttribute("firstWords", words(simulation.first().rule(), locale));
    model.addAttribute("secondWords", words(simulation.second().rule(), locale));
    model.addAttribute("firstText", text(simulation.first().rule()));
    model.addAttribute("secondText", text(simulation.second().rule()));
    if (simulation.unchanged() < simulation.rows().size()) {
      model.addAttribute("dumbbell", charts.dumbbell(key, simulation.changes(), locale));
      model.addAttribute("map", charts.differences(key, simulation::perHead, locale));
      model.addAttribute(
          "histogram", charts.spreadOfDifferences(key, simulation.differences(), locale));
    }
    model.addAttribute(
        "files",
        List.of(
            new Parts.Download("/simulera/jamforelse.csv?" + query, "CSV", null),
            new Parts.Download("/simulera/jamforelse.xlsx?" + query, "XLSX", null)));
  }

  private List<String> words(@Nullable Rule rule, Locale locale) {
    return rule == null
        ? List.of(say("simulate.published", locale))
        : new RuleWords(messages, locale).of(rule);
  }

  private static @Nullable String text(@Nullable Rule rule) {
    return rule == null ? null : RuleFile.write(rule);
  }

  private String title(ListedKey listed, Locale locale) {
    String year = listed.key().terms().year().toString();
    return year
        + ": "
        + listed.key().terms().title()
        + (listed.isReplaced() ? " (" + say("key.status.SUPERSEDED", locale) + ")" : "");
  }

  private List<OutputColumn> columns(Simulation simulation, Locale locale) {
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(OutputColumn.text("code", say("column.code", locale)));
    columns.add(OutputColumn.text("name", say("column.name", locale)));
    if (simulation.key().hasHeads()) {
      columns.add(OutputColumn.whole("heads", say("column.heads", locale)));
    }
    columns.add(OutputColumn.ore("a", say("simulate.a", locale)));
    columns.add(OutputColumn.ore("b", say("simulate.b", locale)));
    columns.add(OutputColumn.ore("difference", say("column.difference", locale)));
    if (simulation.key().hasHeads()) {
      columns.add(
          OutputColumn.decimal("differencePerHead", say("column.difference-per-head", locale)));
    }
    return columns;
  }

  private static List<?> cells(Simulation simulation, Simulation.Row row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.entry().code());
    cells.add(row.entry().name());
    if (row.entry().heads() != null && simulation.key().hasHeads()) {
      cells.add(row.entry().heads());
    }
    cells.add(row.before().ore());
    cells.add(row.after().ore());
    cells.add(row.difference().ore());
    if (simulation.key().hasHeads()) {
      cells.add(simulation.perHead(row.entry()));
    }
    return cells;
  }

  private String say(String message, Locale locale) {
    return messages.getMessage("publication." + message, null, locale);
  }
}
