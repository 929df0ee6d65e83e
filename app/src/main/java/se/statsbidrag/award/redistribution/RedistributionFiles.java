package se.statsbidrag.award.redistribution;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Comparison;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** The same as files: what the rules give beside each other, and what was decided. */
@Component
class RedistributionFiles {

  private final RedistributionWording wording;

  RedistributionFiles(RedistributionWording wording) {
    this.wording = wording;
  }

  /** A simulation: who takes part with every rule's amount, then who does not and why. */
  void write(Comparison comparison, String format, HttpServletResponse response, Locale locale)
      throws IOException {
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(OutputColumn.text("code", say("code", locale)));
    columns.add(OutputColumn.text("name", say("recipient", locale)));
    columns.add(OutputColumn.ore("ceiling", say("ceiling", locale)));
    columns.add(OutputColumn.ore("need", say("need", locale)));
    for (Comparison.Alternative one : comparison.alternatives()) {
      String name = one.by().name().toLowerCase(Locale.ROOT);
      columns.add(OutputColumn.ore(name, say("by." + one.by(), locale)));
    }
    columns.add(OutputColumn.text("why", say("why", locale)));
    Stream<List<?>> rows =
        Stream.concat(
            comparison.rows().stream().map(row -> cells(row.candidate(), row.amounts(), "")),
            comparison.standing().excluded().stream()
                .map(one -> cells(one, zeros(comparison), why(one, locale))));
    write(format, "omfordelning-simulering", columns, rows.iterator(), response, locale);
  }

  /** What was decided: one line a recipient and frame. */
  void write(
      Redistributed kept,
      Sharing sharing,
      String format,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    List<OutputColumn> columns =
        List.of(
            OutputColumn.text("code", say("code", locale)),
            OutputColumn.text("name", say("recipient", locale)),
            OutputColumn.text("frame", say("frame", locale)),
            OutputColumn.ore("amount", say("amount", locale)));
    Iterator<List<?>> rows =
        sharing.lines().stream()
            .<List<?>>map(line ->
                List.of(
                    line.candidate().code(),
                    line.candidate().name(),
                    line.frame().roundName(),
                    line.ore()))
            .iterator();
    write(
        format,
        "omfordelning-" + kept.year() + "-" + kept.number(),
        columns,
        rows,
        response,
        locale);
  }

  private static void write(
      String format,
      String name,
      List<OutputColumn> columns,
      Iterator<List<?>> rows,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    TableFormat how =
        Arrays.stream(TableFormat.values())
            .filter(one -> one.extension().equals(format))
            .findFirst()
            .orElseThrow();
    response.setContentType(how.mediaType());
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
    TableWriter.write(
        how,
        response.getOutputStream(),
        columns,
        locale.getLanguage().equals("en") ? WriteOptions.plain() : WriteOptions.swedish(),
        rows);
  }

  private static List<?> cells(Candidate who, List<Money> amounts, String why) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(who.code());
    cells.add(who.name());
    cells.add(who.ceilingOre());
    cells.add(who.needOre());
    amounts.forEach(amount -> cells.add(amount.ore()));
    cells.add(why);
    return cells;
  }

  private static List<Money> zeros(Comparison comparison) {
    return comparison.alternatives().stream().map(one -> Money.ZERO).toList();
  }

  private String why(Candidate one, Locale locale) {
    return one.exclusion() == null ? "" : wording.sentence(one.exclusion(), locale);
  }

  private String say(String what, Locale locale) {
    return wording.say("redistribution." + what, locale);
  }
}
