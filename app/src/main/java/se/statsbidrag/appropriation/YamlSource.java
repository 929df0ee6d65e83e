package se.statsbidrag.appropriation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML text read strictly: one document, no anchors or aliases (which can explode), no tags, no
 * field twice, not deep, not large. Keeps the line of every value, so that complaints can name it.
 */
final class YamlSource {

  static final int LARGEST = 1_000_000;
  private static final int DEEPEST = 20;
  private static final int MOST_VALUES = 20_000;
  private static final int LONGEST_NAME = 100;
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,30}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Iterator<Event> events;
  private final Map<String, Integer> lines = new HashMap<>();
  private final JsonNode tree;

  private YamlSource(Iterator<Event> events) {
    this.events = events;
    expect(StreamStartEvent.class);
    expect(DocumentStartEvent.class);
    this.tree = node(events.next(), "", 0);
    expect(DocumentEndEvent.class);
    expect(StreamEndEvent.class);
  }

  /** Reads a text, or refuses it with the line that is wrong. */
  static YamlSource read(String text) {
    if (text.isBlank()) {
      throw refused("empty");
    }
    if (text.length() > LARGEST) {
      throw refused("large", String.valueOf(LARGEST / 1000));
    }
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(LARGEST).build();
    try {
      return new YamlSource(new Parse(settings).parseString(text).iterator());
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().or(e::getContextMark).map(YamlSource::line).orElse("?");
      throw refused("syntax", line);
    } catch (YamlEngineException e) {
      throw refused("syntax", "?");
    }
  }

  JsonNode tree() {
    return tree;
  }

  /**
   * The line on which a value stands, counted from 1; that of what holds it, where it is absent.
   */
  String lineOf(String pointer) {
    String path = pointer;
    while (!lines.containsKey(path) && !path.isEmpty()) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return String.valueOf(lines.getOrDefault(path, 1));
  }

  private JsonNode node(Event event, String path, int depth) {
    lines.put(path, Integer.parseInt(line(event)));
    if (depth > DEEPEST || lines.size() > MOST_VALUES) {
      throw refused("deep", line(event));
    }
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw refused("alias", line(event));
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent start -> sequence(untagged(start), path, depth);
      case MappingStartEvent start -> mapping(untagged(start), path, depth);
      default -> throw refused("syntax", line(event));
    };
  }

  private JsonNode sequence(CollectionStartEvent start, String path, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (Event event = next(start); !(event instanceof CollectionEndEvent); event = next(start)) {
      array.add(node(event, path + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private JsonNode mapping(CollectionStartEvent start, String path, int depth) {
    ObjectNode object = NODES.objectNode();
    for (Event event = next(start); !(event instanceof CollectionEndEvent); event = next(start)) {
      if (!(event instanceof ScalarEvent key) || key.getAnchor().isPresent()) {
        throw refused("syntax", line(event));
      }
      String name = key.getValue();
      if (name.length() > LONGEST_NAME) {
        throw refused("syntax", line(event));
      }
      if (object.has(name)) {
        throw refused("duplicate", line(event), name);
      }
      object.set(name, node(next(start), path + "/" + name, depth + 1));
    }
    return object;
  }

  private static JsonNode scalar(ScalarEvent scalar) {
    if (scalar.getTag().isPresent()) {
      throw refused("tag", line(scalar));
    }
    String value = scalar.getValue();
    if (!scalar.isPlain()) {
      return NODES.stringNode(value);
    }
    if (WHOLE.matcher(value).matches()) {
      BigInteger whole = new BigInteger(value);
      return whole.bitLength() < Long.SIZE
          ? NODES.numberNode(whole.longValueExact())
          : NODES.numberNode(whole);
    }
    return switch (value) {
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      case "", "~", "null" -> NODES.nullNode();
      default -> NODES.stringNode(value);
    };
  }

  private static CollectionStartEvent untagged(CollectionStartEvent start) {
    if (start.getTag().isPresent()) {
      throw refused("tag", line(start));
    }
    return start;
  }

  private Event next(Event inside) {
    if (!events.hasNext()) {
      throw refused("syntax", line(inside));
    }
    return events.next();
  }

  private void expect(Class<? extends Event> kind) {
    Event event = events.hasNext() ? events.next() : null;
    if (!kind.isInstance(event)) {
      throw refused("document", event == null ? "?" : line(event));
    }
  }

  private static String line(Event event) {
    return event.getStartMark().map(YamlSource::line).orElse("1");
  }

  private static String line(Mark mark) {
    return String.valueOf(mark.getLine() + 1);
  }

  private static Refused refused(String what, Object... arguments) {
    return new Refused(Refusal.of("appropriation.file." + what, arguments).at("text"));
  }
}
