package se.statsbidrag.engine.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Rounding;
import se.statsbidrag.engine.Rule;

/**
 * A rule as a person writes it in a file, and as it is kept: {@code rule}, and if they differ from
 * the default {@code rounding} (unit in kronor, method, ties) and {@code closing}. Amounts are
 * kronor. Every kind of component is a map with one key, its name:
 *
 * <pre>{@code
 * closing: exact
 * rounding: {unit: 1, method: largest-remainder, ties: code}
 * rule:
 *   sum:
 *     - guaranteed: 1000000
 *     - share: population
 * }</pre>
 */
public final class RuleDocument {

  private RuleDocument() {}

  /**
   * The rule that a document states.
   *
   * @throws AllocationRefused naming the place in the document and what to write there
   */
  public static Rule read(Map<?, ?> document) {
    Node root = new Node("", document, 0);
    root.allow("rule", "rounding", "closing");
    Rule.Closing closing =
        root.optional("closing")
            .map(node -> node.oneOf(Rule.Closing.class))
            .orElse(Rule.Closing.EXACT);
    Rounding rounding =
        root.optional("rounding").map(RuleDocument::rounding).orElse(Rounding.KRONOR);
    return new Rule(ComponentReader.read(root.required("rule")), rounding, closing);
  }

  private static Rounding rounding(Node node) {
    node.allow("unit", "method", "ties");
    return new Rounding(
        node.optional("unit").map(Node::ore).orElse(Rounding.KRONOR.unitOre()),
        node.optional("method")
            .map(method -> method.oneOf(Rounding.Method.class))
            .orElse(Rounding.KRONOR.method()),
        node.optional("ties")
            .map(ties -> ties.oneOf(Rounding.TieBreak.class))
            .orElse(Rounding.KRONOR.tieBreak()));
  }

  /** The document of a rule; {@link #read} gives the same rule back. */
  public static Map<String, @Nullable Object> write(Rule rule) {
    Map<String, @Nullable Object> rounding = new LinkedHashMap<>();
    rounding.put("unit", ComponentWriter.kronor(rule.rounding().unitOre()));
    rounding.put("method", Node.word(rule.rounding().method()));
    rounding.put("ties", Node.word(rule.rounding().tieBreak()));
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("closing", Node.word(rule.closing()));
    document.put("rounding", rounding);
    document.put("rule", ComponentWriter.write(rule.component()));
    return document;
  }
}
