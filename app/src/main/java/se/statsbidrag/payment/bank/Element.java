package se.statsbidrag.payment.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of a file that fits in memory: what an element says, by the names of its elements. */
final class Element {

  private final String name;
  private final @Nullable Element parent;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int size = 1;

  Element(String name, @Nullable Element parent) {
    this.name = name;
    this.parent = parent;
  }

  String name() {
    return name;
  }

  @Nullable Element parent() {
    return parent;
  }

  void attribute(String name, String value) {
    attributes.put(name, value);
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  void add(Element child) {
    children.add(child);
    size += child.size;
  }

  /** How many elements are kept in it, with itself. */
  int size() {
    return size;
  }

  void append(String piece, int most) throws TooLarge {
    if (text.length() + piece.length() > most) {
      throw new TooLarge();
    }
    text.append(piece);
  }

  /** What stands in it, without space around it. */
  String text() {
    return text.toString().strip();
  }

  /** Every element at the end of the path, in order. */
  Stream<Element> all(String... path) {
    Stream<Element> found = Stream.of(this);
    for (String step : path) {
      found = found.flatMap(at -> at.children.stream().filter(child -> child.name.equals(step)));
    }
    return found;
  }

  /** The first element at the end of the path. */
  Optional<Element> first(String... path) {
    return all(path).findFirst();
  }

  /** What the first element at the end of the path says; empty where it says nothing. */
  Optional<String> text(String... path) {
    return first(path).map(Element::text).filter(said -> !said.isEmpty());
  }

  boolean has(String... path) {
    return first(path).isPresent();
  }

  /** More text than any bank sends. */
  static final class TooLarge extends Exception {

    private static final long serialVersionUID = 1L;
  }
}
