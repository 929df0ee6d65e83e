package se.statsbidrag.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.statsbidrag.tables.Ambiguity.Points;

/** The words after a command: options with a value each, switches, and the rest in order. */
final class Arguments {

  private static final String HELP = "help";
  private static final Set<String> COMMON = Set.of("lang", "points");

  private final Map<String, String> options = new HashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Arguments() {}

  /**
   * Reads the words.
   *
   * @param known the options that the command has
   * @throws Misused for an unknown option, one without its value, or one given twice
   */
  static Arguments of(List<String> words, Set<String> known) {
    Arguments arguments = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        arguments.rest.add(word);
        continue;
      }
      String[] parts = word.substring(2).split("=", 2);
      String name = parts[0];
      if (name.equals(HELP)) {
        arguments.options.put(HELP, "");
        continue;
      }
      if (!known.contains(name) && !COMMON.contains(name)) {
        throw new Misused("cli.unknown-option", "--" + name);
      }
      if (parts.length == 1 && ++i == words.size()) {
        throw new Misused("cli.option-without-value", "--" + name);
      }
      String value = parts.length == 2 ? parts[1] : words.get(i);
      if (arguments.options.put(name, value) != null) {
        throw new Misused("cli.option-twice", "--" + name);
      }
    }
    return arguments;
  }

  boolean asksForHelp() {
    return options.containsKey(HELP);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  String required(String name) {
    return option(name).orElseThrow(() -> new Misused("cli.option-missing", "--" + name));
  }

  /** The words that are no options; more than expected is a misuse. */
  List<String> rest(int most) {
    if (rest.size() > most) {
      throw new Misused("cli.too-many", rest.get(most));
    }
    return rest;
  }

  /** What a point in a figure means, where that can be doubted. */
  Points points() {
    String answer = option("points").orElse("ask");
    return switch (answer) {
      case "ask" -> Points.ASK;
      case "thousands" -> Points.THOUSANDS;
      case "decimal" -> Points.DECIMAL;
      default -> throw new Misused("cli.no-such-points", answer);
    };
  }

  /** Swedish, unless {@code --lang en}. */
  static Locale language(List<String> words) {
    int at = words.indexOf("--lang");
    boolean english =
        words.contains("--lang=en") || (at >= 0 && words.subList(at, words.size()).contains("en"));
    return english ? Locale.ENGLISH : Locale.of("sv", "SE");
  }

  /** A call that does not make sense: the message's key and what it names. */
  static final class Misused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] named;

    Misused(String key, Object... named) {
      super(key);
      this.key = key;
      this.named = named;
    }

    String key() {
      return key;
    }

    Object[] named() {
      return named.clone();
    }
  }
}
