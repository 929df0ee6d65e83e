package se.statsbidrag.allocation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.document.RuleDocument;

/**
 * A rule as a text that a person writes (YAML, see docs/rules.md), with the frame that it shares if
 * it says so: on the command line, in the key's editor and beside a published key.
 *
 * @param frameOre in öre; empty where whoever uses the rule says the frame
 */
public record RuleFile(Rule rule, Optional<Long> frameOre) {

  private static final int LARGEST = 100_000;
  private static final String FRAME = "frame";

  /**
   * Reads a text.
   *
   * @throws AllocationRefused naming the place in the text and what to write there
   */
  public static RuleFile parse(String text) {
    Map<Object, Object> document = new LinkedHashMap<>(parsed(text));
    Object frame = document.remove(FRAME);
    return new RuleFile(
        RuleDocument.read(document),
        frame == null ? Optional.empty() : Optional.of(ore(String.valueOf(frame))));
  }

  /** Kronor as a person writes them, to öre. */
  public static long ore(String kronor) {
    BigDecimal ore = Decimal.parse(kronor).toBigDecimal().movePointRight(2);
    if (ore.stripTrailingZeros().scale() > 0 || ore.toBigInteger().bitLength() > 63) {
      throw AllocationRefused.saying("document.not-kronor", FRAME);
    }
    return ore.longValueExact();
  }

  /** The rule alone, of a text that needs no frame. */
  public static Rule read(String text) {
    return parse(text).rule();
  }

  /** The text of a rule that states no frame. */
  public static String write(Rule rule) {
    return new RuleFile(rule, Optional.empty()).text();
  }

  /** The text of a rule; {@link #parse} gives the same rule back. */
  public String text() {
    Map<String, Object> document = new LinkedHashMap<>();
    frameOre.ifPresent(ore ->
        document.put(FRAME, BigDecimal.valueOf(ore, 2).stripTrailingZeros().toPlainString()));
    document.putAll(RuleDocument.write(rule));
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndent(2).build();
    return new Dump(settings).dumpToString(document);
  }

  /** One document of plain values: no anchors, no tags, no field twice, not large. */
  private static Map<?, ?> parsed(String text) {
    if (text.length() > LARGEST) {
      throw AllocationRefused.saying("document.large", LARGEST / 1000);
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(LARGEST)
            .build();
    try {
      List<Object> documents = new java.util.ArrayList<>();
      new Load(settings).loadAllFromString(text).forEach(documents::add);
      if (documents.size() == 1 && documents.getFirst() instanceof Map<?, ?> map) {
        return map;
      }
      throw AllocationRefused.saying("document.not-map", "/");
    } catch (YamlEngineException e) {
      String[] lines = String.valueOf(e.getMessage()).strip().split("\n", 2);
      throw AllocationRefused.saying("document.syntax", lines[0]);
    }
  }
}
