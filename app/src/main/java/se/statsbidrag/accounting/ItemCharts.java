package se.statsbidrag.accounting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.pages.Chart;
import se.statsbidrag.pages.Charts;
import se.statsbidrag.pages.Charts.Status;
import se.statsbidrag.pages.Formats;

/** The way of the money from items through lines to where it is now; the finding above it. */
@Component
class ItemCharts {

  /** A chart and the finding that stands above it. */
  record Drawn(Chart chart, String caption) {}

  private static final int LAST = 2;

  /** What has come back stands beside the items: the lines have it again. */
  private static final String RETURNED = "returned";

  private final MessageSource messages;

  ItemCharts(MessageSource messages) {
    this.messages = messages;
  }

  /** The whole year, or some of its items with their parts of the lines. */
  Drawn of(List<ItemAccount> items, Locale locale) {
    Map<String, Charts.FlowNode> places = new LinkedHashMap<>();
    List<Charts.Flow> flows = new ArrayList<>();
    for (ItemAccount item : items) {
      place(places, item.code(), item.pot().object().label(), 0, Status.MAIN);
    }
    for (ItemAccount item : items) {
      Money rest = item.amount(FigureName.ASSIGNED).minus(item.amount(FigureName.SHARED_OUT));
      for (LineAccount line : item.lines()) {
        String id = line.pot().id().toString();
        place(places, id, line.pot().object().label(), 1, Status.MAIN);
        add(flows, item.code(), id, line.total());
        add(flows, RETURNED, id, line.returned());
        out(flows, id, line);
      }
      add(flows, item.code(), "left", rest);
    }
    if (flows.stream().anyMatch(flow -> flow.from().equals(RETURNED))) {
      place(places, RETURNED, say("figure.RETURNED", locale), 0, Status.WAITING);
    }
    ends(places, flows, locale);
    Chart chart =
        Charts.in(Formats.of(locale))
            .sankey(
                new Charts.Text(say("chart.title", locale), say("chart.text", locale)),
                List.copyOf(places.values()),
                flows,
                new Charts.Measure(say("kr", locale), 0));
    return new Drawn(chart, caption(items, locale));
  }

  private static void out(List<Charts.Flow> flows, String line, LineAccount account) {
    add(flows, line, "paid", account.paid());
    add(flows, line, "unpaid", account.unpaid());
    add(flows, line, "cost", account.cost());
    add(flows, line, "left", account.left());
  }

  private void ends(Map<String, Charts.FlowNode> places, List<Charts.Flow> flows, Locale locale) {
    Map<String, Status> ends = new LinkedHashMap<>();
    ends.put("paid", Status.DONE);
    ends.put("unpaid", Status.WAITING);
    ends.put("cost", Status.DONE);
    ends.put("left", Status.ACTIVE);
    ends.forEach((end, status) -> {
      if (flows.stream().anyMatch(flow -> flow.to().equals(end))) {
        place(places, end, say("chart." + end, locale), LAST, status);
      }
    });
  }

  private static void place(
      Map<String, Charts.FlowNode> places, String id, String label, int column, Status status) {
    places.putIfAbsent(id, new Charts.FlowNode(id, label, column, status));
  }

  private static void add(List<Charts.Flow> flows, String from, String to, Money amount) {
    if (amount.compareTo(Money.ZERO) > 0) {
      flows.add(new Charts.Flow(from, to, amount.ore() / 100.0));
    }
  }

  private String caption(List<ItemAccount> items, Locale locale) {
    Formats formats = Formats.of(locale);
    Money returned = sum(items, item -> item.amount(FigureName.RETURNED));
    return messages.getMessage(
        returned.isZero() ? "accounting.chart.caption" : "accounting.chart.caption.returned",
        new Object[] {
          formats.kronor(sum(items, item -> item.amount(FigureName.ASSIGNED)).ore()),
          formats.kronor(sum(items, item -> item.amount(FigureName.PAID)).ore()),
          formats.kronor(sum(items, ItemAccount::disposable).ore()),
          formats.kronor(returned.ore())
        },
        locale);
  }

  private static Money sum(List<ItemAccount> items, Function<ItemAccount, Money> figure) {
    return Money.sum(items.stream().map(figure).toList());
  }

  private String say(String message, Locale locale) {
    return messages.getMessage("accounting." + message, null, locale);
  }
}
