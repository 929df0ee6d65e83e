package se.statsbidrag.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Component.Bound;
import se.statsbidrag.engine.Component.Shortage;

/** Reads a component: a map with one key, the component's name. */
final class ComponentReader {

  private static final String NAMES =
      "equal, share, guaranteed, perHead, rankedPerHead, sum, bands, portion, pot, scaled,"
          + " toFrame, bounded, holdHarmless, orderPreserved, sortedAmounts, fixed, among,"
          + " topUp";

  private ComponentReader() {}

  static Component read(Node node) {
    if ("equal".equals(node.value())) {
      return new Component.EqualSplit();
    }
    Map<?, ?> map = node.map();
    if (map.size() != 1) {
      throw node.refused("document.one-component", node.where(), NAMES);
    }
    String name = String.valueOf(map.keySet().iterator().next());
    Node body = node.child(name, map.values().iterator().next());
    return switch (name) {
      case "equal" -> new Component.EqualSplit();
      case "share" -> share(body);
      case "guaranteed" -> new Component.Guaranteed(body.ore());
      case "perHead" -> perHead(body);
      case "rankedPerHead" -> rankedPerHead(body);
      case "sum" -> new Component.Sum(body.list().stream().map(ComponentReader::read).toList());
      case "bands" -> bands(body);
      case "portion" -> portion(body);
      case "pot" -> pot(body);
      case "scaled" -> scaled(body);
      case "toFrame" -> new Component.ScaledToFrame(read(body));
      case "bounded" -> bounded(body);
      case "holdHarmless" -> holdHarmless(body);
      case "orderPreserved" -> new Component.OrderPreserved(by(body), inner(body));
      case "sortedAmounts" -> new Component.SortedAmounts(by(body), inner(body));
      case "fixed" -> fixed(body);
      case "among" -> among(body);
      case "topUp" -> topUp(body);
      default -> throw node.refused("document.unknown", name, node.where(), NAMES);
    };
  }

  private static Component share(Node body) {
    if (!body.isMap()) {
      return new Component.Share(body.text());
    }
    body.allow("by", "weight");
    return new Component.Share(
        body.required("by").text(), body.optional("weight").map(Node::text).orElse(null));
  }

  private static Component perHead(Node body) {
    body.allow("of", "kronor");
    return new Component.PerHead(body.required("of").text(), body.required("kronor").decimal());
  }

  private static Component rankedPerHead(Node body) {
    body.allow("of", "start", "step", "max");
    return new Component.RankedPerHead(
        body.required("of").text(),
        body.required("start").decimal(),
        body.required("step").decimal(),
        body.required("max").decimal());
  }

  private static Component bands(Node body) {
    body.allow("by", "of");
    List<Component.Band> bands = new ArrayList<>();
    for (Node band : body.required("of").list()) {
      band.allow("upTo", "rule");
      bands.add(
          new Component.Band(
              band.optional("upTo").map(Node::whole).orElse(null), read(band.required("rule"))));
    }
    return new Component.Bands(body.required("by").text(), bands);
  }

  private static Component portion(Node body) {
    body.allow("of", "rule");
    return new Component.Portion(body.required("of").decimal(), read(body.required("rule")));
  }

  private static Component topUp(Node body) {
    body.allow("of", "rule");
    return new Component.TopUp(body.required("of").text(), read(body.required("rule")));
  }

  private static Component pot(Node body) {
    body.allow("kronor", "rule");
    return new Component.Pot(body.required("kronor").ore(), read(body.required("rule")));
  }

  private static Component scaled(Node body) {
    body.allow("by", "rule");
    return new Component.Scaled(body.required("by").decimal(), read(body.required("rule")));
  }

  private static Component bounded(Node body) {
    body.allow("floor", "cap", "rule");
    return new Component.Bounded(
        body.optional("floor").map(ComponentReader::bound).orElse(null),
        body.optional("cap").map(ComponentReader::bound).orElse(null),
        read(body.required("rule")));
  }

  private static Bound bound(Node node) {
    if (!node.isMap()) {
      return new Bound.Amount(node.ore());
    }
    node.allow("column", "perHead");
    @Nullable Node perHead = node.optional("perHead").orElse(null);
    if (perHead == null) {
      return new Bound.Column(node.required("column").text());
    }
    perHead.allow("of", "kronor");
    return new Bound.PerHeadOf(perHead.required("of").text(), perHead.required("kronor").decimal());
  }

  private static Component holdHarmless(Node body) {
    body.allow("portion", "shortage", "rule");
    return new Component.HoldHarmless(
        body.required("portion").decimal(),
        body.optional("shortage").map(node -> node.oneOf(Shortage.class)).orElse(Shortage.REFUSE),
        read(body.required("rule")));
  }

  private static String by(Node body) {
    body.allow("by", "rule");
    return body.required("by").text();
  }

  private static Component inner(Node body) {
    return read(body.required("rule"));
  }

  private static Component fixed(Node body) {
    body.allow("rows", "rule");
    Map<String, Long> ore = new TreeMap<>();
    Node rows = body.required("rows");
    rows.map()
        .forEach((code, amount) ->
            ore.put(String.valueOf(code), rows.child(String.valueOf(code), amount).ore()));
    return new Component.FixedRows(ore, inner(body));
  }

  private static Component among(Node body) {
    body.allow("column", "from", "to", "rule");
    return new Component.Among(
        body.required("column").text(),
        body.optional("from").map(Node::whole).orElse(1L),
        body.optional("to").map(Node::whole).orElse(Long.MAX_VALUE),
        inner(body));
  }
}
