package se.statsbidrag.allocation;

import java.util.Map;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.document.RuleDocument;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A rule as a file that a person can read and edit: YAML, of which JSON is a part. See {@link
 * RuleDocument} for the language.
 */
public final class RuleFile {

  private static final int LONGEST = 100_000;
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .build();

  private RuleFile() {}

  /**
   * The rule that a file states.
   *
   * @throws Refused with the line and column where it is not YAML
   * @throws AllocationRefused naming the place in the rule and what to write there
   */
  public static Rule read(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new Refused(Refusal.of("allocation.refusal.rule.size", LONGEST).at("rule"));
    }
    Map<String, Object> document;
    try {
      document = YAML.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException notYaml) {
      int line = notYaml.getLocation() == null ? 1 : Math.max(1, notYaml.getLocation().getLineNr());
      throw new Refused(Refusal.of("allocation.refusal.rule.yaml", line).at("rule"));
    }
    if (document == null) {
      throw new Refused(Refusal.of("allocation.refusal.rule.yaml", 1).at("rule"));
    }
    return RuleDocument.read(document);
  }

  /** The file of a rule; {@link #read} gives the same rule back. */
  public static String write(Rule rule) {
    return YAML.writeValueAsString(RuleDocument.write(rule));
  }
}
