package se.statsbidrag.engine.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.AllocationRefused;
import se.statsbidrag.engine.Complaint;
import se.statsbidrag.engine.Decimal;

/** A place in a document: a value and the path to it, for complaints. */
record Node(String path, @Nullable Object value, int depth) {

  private static final int DEEPEST = 30;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Node {
    if (depth > DEEPEST) {
      throw refused("document.deep", path, DEEPEST);
    }
  }

  Map<?, ?> map() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw refused("document.not-map", where());
  }

  List<Node> list() {
    if (!(value instanceof List<?> values)) {
      throw refused("document.not-list", where());
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      nodes.add(new Node(path + "[" + (i + 1) + "]", values.get(i), depth + 1));
    }
    return nodes;
  }

  boolean isMap() {
    return value instanceof Map<?, ?>;
  }

  void allow(String... keys) {
    for (Object key : map().keySet()) {
      if (!Arrays.asList(keys).contains(String.valueOf(key))) {
        throw refused("document.unknown", String.valueOf(key), where(), String.join(", ", keys));
      }
    }
  }

  Node required(String key) {
    return optional(key).orElseThrow(() -> refused("document.missing", key, where()));
  }

  Optional<Node> optional(String key) {
    Object found = map().get(key);
    return found == null ? Optional.empty() : Optional.of(child(key, found));
  }

  Node child(String key, @Nullable Object found) {
    return new Node(path.isEmpty() ? key : path + "." + key, found, depth + 1);
  }

  String text() {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw refused("document.not-text", where());
  }

  Decimal decimal() {
    return switch (value) {
      case String text -> Decimal.parse(text);
      case BigDecimal number -> Decimal.of(number);
      case BigInteger number -> Decimal.of(new BigDecimal(number));
      case Long number -> Decimal.of(number);
      case Integer number -> Decimal.of(number);
      // The shortest digits that a binary fraction is written with are those that were typed.
      case Double number when !number.isNaN() && !number.isInfinite() ->
          Decimal.of(new BigDecimal(number.toString()));
      case null, default -> throw refused("document.not-number", where());
    };
  }

  /** Kronor in the document, öre here. */
  long ore() {
    BigDecimal ore = decimal().toBigDecimal().multiply(HUNDRED).stripTrailingZeros();
    if (ore.scale() > 0 || ore.toBigInteger().bitLength() > 63) {
      throw refused("document.not-kronor", where());
    }
    return ore.longValueExact();
  }

  long whole() {
    Decimal decimal = decimal();
    if (decimal.scale() > 0) {
      throw refused("document.not-whole", where());
    }
    return decimal.unscaled();
  }

  <E extends Enum<E>> E oneOf(Class<E> type) {
    String word = text();
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    String words =
        Arrays.stream(type.getEnumConstants()).map(Node::word).collect(Collectors.joining(", "));
    throw refused("document.not-one-of", word, where(), words);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String where() {
    return path.isEmpty() ? "/" : path;
  }

  AllocationRefused refused(String key, Object... args) {
    return new AllocationRefused(List.of(new Complaint(key, List.of(args), -1, path)));
  }
}
