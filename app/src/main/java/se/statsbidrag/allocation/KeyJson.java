package se.statsbidrag.allocation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.engine.document.RuleDocument;
import se.statsbidrag.kernel.Money;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a key's rule and promises lie in the database. */
@Component
class KeyJson {

  private final JsonMapper json;

  KeyJson(JsonMapper json) {
    this.json = json;
  }

  String write(Rule rule) {
    return json.writeValueAsString(RuleDocument.write(rule));
  }

  Rule rule(String text) {
    return RuleDocument.read(json.readValue(text, new TypeReference<Map<String, Object>>() {}));
  }

  String write(List<KeyTerms.Promise> promises) {
    return json.writeValueAsString(promises.stream().map(Kept::of).toList());
  }

  List<KeyTerms.Promise> promises(String text) {
    return json.readValue(text, new TypeReference<List<Kept>>() {}).stream()
        .map(Kept::promise)
        .toList();
  }

  private record Kept(
      String text,
      @Nullable String driver,
      long from,
      @Nullable Long to,
      @Nullable Long leastOre,
      @Nullable Long mostOre) {

    static Kept of(KeyTerms.Promise promise) {
      return new Kept(
          promise.text(),
          promise.driver(),
          promise.from(),
          promise.to(),
          ore(promise.least()),
          ore(promise.most()));
    }

    KeyTerms.Promise promise() {
      return new KeyTerms.Promise(text, driver, from, to, money(leastOre), money(mostOre));
    }

    private static @Nullable Long ore(@Nullable Money money) {
      return money == null ? null : money.ore();
    }

    private static @Nullable Money money(@Nullable Long ore) {
      return ore == null ? null : new Money(ore);
    }
  }
}
