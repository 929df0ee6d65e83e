package se.statsbidrag.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyDriver;
import se.statsbidrag.allocation.KeyRule;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.engine.document.RuleDocument;
import se.statsbidrag.kernel.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A key as JSON, in the same words for everybody: {@code docs/open-data.md} describes every field.
 * Amounts are kronor.
 */
@Component
class KeyJsonFile {

  private final JsonMapper mapper;

  KeyJsonFile(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Writes the key and its recipients, one after the other. */
  void write(PublicKey key, OutputStream out) throws IOException {
    try (JsonGenerator json = mapper.createGenerator(out)) {
      json.writeStartObject();
      about(key.listed()).forEach(json::writePOJOProperty);
      json.writeArrayPropertyStart("recipients");
      for (KeyEntry entry : key.entries()) {
        json.writePOJO(recipient(entry));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** All keys without their recipients. */
  byte[] list(List<ListedKey> keys) {
    return mapper.writeValueAsBytes(keys.stream().map(KeyJsonFile::about).toList());
  }

  private static Map<String, @Nullable Object> about(ListedKey listed) {
    AllocationKey key = listed.key();
    KeyTerms terms = key.terms();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("slug", listed.slug());
    fields.put("id", key.id().toString());
    fields.put("title", terms.title());
    fields.put("source", key.source().name());
    fields.put("status", key.status().name());
    fields.put("version", key.version());
    fields.put("budgetYear", Integer.valueOf(terms.year().toString()));
    fields.put("recipientKind", terms.kind().name());
    fields.put("recipientsOn", terms.recipientsOn().toString());
    fields.put("origin", terms.origin());
    fields.put("assumption", terms.assumption());
    fields.put("finding", key.finding());
    fields.put("frame", kronor(terms.frame()));
    fields.put("sum", kronor(key.sum()));
    fields.put("rows", key.rows());
    fields.put("figures", key.drivers().stream().map(KeyJsonFile::figure).toList());
    @Nullable KeyRule rule = key.rule();
    fields.put("ruleBasis", rule == null ? null : rule.basis().name());
    fields.put("rule", rule == null ? null : RuleDocument.write(rule.rule()));
    fields.put("since", key.standing() == null ? null : key.standing().at().toString());
    return fields;
  }

  private static Map<String, @Nullable Object> figure(KeyDriver driver) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", driver.driver());
    fields.put(
        "referenceDate", driver.referenceDate() == null ? null : driver.referenceDate().toString());
    return fields;
  }

  private static Map<String, @Nullable Object> recipient(KeyEntry entry) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("position", entry.position());
    fields.put("code", entry.code());
    fields.put("name", entry.name());
    fields.put("printedName", entry.printedName());
    fields.put("countyCode", entry.countyCode());
    fields.put("figures", new java.util.TreeMap<>(entry.figures()));
    fields.put("amount", kronor(entry.amount()));
    return fields;
  }

  private static BigDecimal kronor(Money amount) {
    return amount.isWholeKronor()
        ? BigDecimal.valueOf(amount.ore() / 100)
        : BigDecimal.valueOf(amount.ore(), 2);
  }
}
