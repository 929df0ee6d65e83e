package se.statsbidrag.tables.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON-stat, version 2 and the {@code dataset} of version 1, as a stream. */
public final class JsonStat {

  private static final TokenStreamFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .build();

  private final JsonParser json;
  private final Figures figures;
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, String> about = new HashMap<>();
  private List<String> ids = List.of();
  private List<String> metrics = List.of();
  private boolean hasValues;
  private boolean sparse;

  private JsonStat(JsonParser json, long most) {
    this.json = json;
    this.figures = new Figures(most);
  }

  /** Reads a cube of at most so many figures. */
  public static Cube read(InputStream in, long most) throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      JsonStat stat = new JsonStat(parser, most);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new CubeRefused("tables.json.not");
      }
      stat.dataset();
      return Cube.checked(stat.cube(), most);
    } catch (JacksonIOException failed) {
      throw new IOException(failed);
    } catch (StreamReadException | StreamConstraintsException broken) {
      TokenStreamLocation at = broken.getLocation();
      int line = at == null ? 1 : at.getLineNr();
      throw new CubeRefused("tables.json.broken", line, at == null ? 1 : at.getColumnNr());
    }
  }

  private void dataset() {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "dataset" -> nested(value);
        case "id" -> ids = strings(value);
        case "role" -> role(value);
        case "dimension" -> dimensions(value);
        case "value" -> values(value);
        case "label" -> fact("title", value);
        case "source" -> fact("source", value);
        case "updated" -> fact("updated", value);
        default -> json.skipChildren();
      }
    }
  }

  private void nested(JsonToken value) {
    if (value == JsonToken.START_OBJECT) {
      dataset();
    } else {
      json.skipChildren();
    }
  }

  private void fact(String key, JsonToken value) {
    if (value == JsonToken.VALUE_STRING) {
      about.put(key, json.getString());
    } else {
      json.skipChildren();
    }
  }

  private List<String> strings(JsonToken value) {
    List<String> strings = new ArrayList<>();
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return strings;
    }
    JsonToken token = json.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      if (token.isScalarValue()) {
        strings.add(json.getString());
      } else {
        json.skipChildren();
      }
      token = json.nextToken();
    }
    return strings;
  }

  private void role(JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean metric = json.currentName().equals("metric");
      List<String> names = strings(json.nextToken());
      metrics = metric ? names : metrics;
    }
  }

  private void dimensions(JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      // Version 1 has the order, the sizes and the roles in here.
      if (name.equals("id") && token == JsonToken.START_ARRAY) {
        ids = strings(token);
      } else if (name.equals("role") && token == JsonToken.START_OBJECT) {
        role(token);
      } else if (token == JsonToken.START_OBJECT) {
        dimensions.put(name, dimension(name));
      } else {
        json.skipChildren();
      }
    }
  }

  private Dimension dimension(String name) {
    Dimension dimension = new Dimension(name);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (field.equals("label") && token == JsonToken.VALUE_STRING) {
        dimension.label = json.getString();
      } else if (field.equals("category") && token == JsonToken.START_OBJECT) {
        category(dimension);
      } else {
        json.skipChildren();
      }
    }
    return dimension;
  }

  private void category(Dimension dimension) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (field.equals("index") && token == JsonToken.START_ARRAY) {
        dimension.codes = strings(token);
      } else if (field.equals("index") && token == JsonToken.START_OBJECT) {
        dimension.codes = inOrder(texts());
      } else if (field.equals("label") && token == JsonToken.START_OBJECT) {
        dimension.labels = texts();
      } else {
        json.skipChildren();
      }
    }
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        texts.put(name, json.getString());
      } else {
        json.skipChildren();
      }
    }
    return texts;
  }

  private static List<String> inOrder(Map<String, String> places) {
    String[] codes = new String[places.size()];
    for (Map.Entry<String, String> entry : places.entrySet()) {
      int place = place(entry.getValue());
      if (place < 0 || place >= codes.length || codes[place] != null) {
        throw new CubeRefused("tables.json.not");
      }
      codes[place] = entry.getKey();
    }
    return List.of(codes);
  }

  private static int place(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException notOne) {
      return -1;
    }
  }

  private void values(JsonToken value) {
    hasValues = true;
    if (value == JsonToken.START_ARRAY) {
      JsonToken token = json.nextToken();
      while (token != null && token != JsonToken.END_ARRAY) {
        if (token == JsonToken.VALUE_NULL) {
          figures.addMissing();
        } else if (token.isScalarValue()) {
          figures.add(json.getString());
        } else {
          throw new CubeRefused("tables.json.not");
        }
        token = json.nextToken();
      }
    } else if (value == JsonToken.START_OBJECT) {
      sparse = true;
      texts().forEach(this::sparse);
    } else {
      throw new CubeRefused("tables.json.not");
    }
  }

  private void sparse(String at, String figure) {
    int place = place(at);
    if (place < 0) {
      throw new CubeRefused("tables.json.not");
    }
    figures.set(place, figure);
  }

  private Cube cube() {
    if (!hasValues || dimensions.isEmpty()) {
      throw new CubeRefused("tables.json.not");
    }
    List<String> order = ids.isEmpty() ? List.copyOf(dimensions.keySet()) : ids;
    List<Cube.Variable> variables = new ArrayList<>();
    long combinations = 1;
    for (String id : order) {
      Dimension dimension = dimensions.get(id);
      if (dimension == null) {
        throw new CubeRefused("tables.json.not");
      }
      variables.add(dimension.variable());
      combinations = Math.min(Integer.MAX_VALUE, combinations * variables.getLast().size());
    }
    if (sparse) {
      figures.fillTo(combinations);
    }
    int measure = metrics.size() == 1 ? order.indexOf(metrics.getFirst()) : -1;
    String name = about.getOrDefault("title", "värde");
    return new Cube(variables, measure, name, figures, about);
  }

  /** A dimension while it is being read. */
  private static final class Dimension {

    private String label;
    private List<String> codes = List.of();
    private Map<String, String> labels = Map.of();

    Dimension(String id) {
      this.label = id;
    }

    Cube.Variable variable() {
      List<String> order = codes.isEmpty() ? List.copyOf(labels.keySet()) : codes;
      List<String> named = order.stream().map(code -> labels.getOrDefault(code, code)).toList();
      return new Cube.Variable(label, order, named);
    }
  }
}
