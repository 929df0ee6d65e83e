package se.statsbidrag.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The municipalities' real boundaries out of a GeoJSON file, in degrees or in metres (SWEREF 99),
 * thinned to what can be seen at the size they are drawn.
 *
 * @param shapes the outline of each, by its four-digit code
 */
record Boundaries(Map<String, String> shapes, double width, double height) {

  private static final Pattern CODE = Pattern.compile("\\d{4}");
  private static final double HEIGHT = 680;
  private static final double SEEN = 0.35;
  private static final double LARGEST_DEGREE = 360;
  private static final double MIDDLE_OF_SWEDEN = Math.toRadians(62.5);

  /** A closed line as x and y by turns. */
  private record Ring(double[] points) {}

  static @Nullable Path fileIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches("(?i).*\\.(geojson|json)"))
          .sorted()
          .findFirst()
          .orElse(null);
    }
  }

  static Boundaries read(Path file) throws IOException {
    Map<String, List<Ring>> outlines = new HashMap<>();
    try {
      for (JsonNode feature : new JsonMapper().readTree(file.toFile()).path("features")) {
        String code = code(feature);
        if (code != null) {
          rings(feature.path("geometry").path("coordinates"), outlines, code);
        }
      }
    } catch (JacksonException e) {
      throw new IOException("not a GeoJSON file: " + file, e);
    }
    if (outlines.isEmpty()) {
      throw new IOException("no municipality with a four-digit code in " + file);
    }
    return scaled(outlines);
  }

  private static @Nullable String code(JsonNode feature) {
    for (JsonNode value : feature.path("properties")) {
      if (value.isString() && CODE.matcher(value.stringValue()).matches()) {
        return value.stringValue();
      }
    }
    JsonNode id = feature.path("id");
    return id.isString() && CODE.matcher(id.stringValue()).matches() ? id.stringValue() : null;
  }

  /** Finds the rings, however deep a polygon or a multipolygon has them. */
  private static void rings(JsonNode node, Map<String, List<Ring>> outlines, String code) {
    if (!node.path(0).path(0).isNumber()) {
      node.forEach(inner -> rings(inner, outlines, code));
      return;
    }
    double[] points = new double[node.size() * 2];
    for (int i = 0; i < node.size(); i++) {
      points[2 * i] = node.path(i).path(0).asDouble();
      points[2 * i + 1] = -node.path(i).path(1).asDouble();
    }
    boolean degrees = Math.abs(points[0]) <= LARGEST_DEGREE;
    for (int i = 0; degrees && i < points.length; i += 2) {
      points[i] *= Math.cos(MIDDLE_OF_SWEDEN);
    }
    outlines.computeIfAbsent(code, unseen -> new ArrayList<>()).add(new Ring(points));
  }

  private static Boundaries scaled(Map<String, List<Ring>> outlines) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Ring ring : outlines.values().stream().flatMap(List::stream).toList()) {
      for (int i = 0; i < ring.points.length; i += 2) {
        left = Math.min(left, ring.points[i]);
        right = Math.max(right, ring.points[i]);
        top = Math.min(top, ring.points[i + 1]);
        bottom = Math.max(bottom, ring.points[i + 1]);
      }
    }
    double scale = HEIGHT / (bottom - top);
    Map<String, String> shapes = new HashMap<>();
    for (Map.Entry<String, List<Ring>> outline : outlines.entrySet()) {
      StringBuilder path = new StringBuilder();
      for (Ring ring : outline.getValue()) {
        append(path, ring, left, top, scale);
      }
      shapes.put(outline.getKey(), path.toString());
    }
    return new Boundaries(shapes, (right - left) * scale, HEIGHT);
  }

  private static void append(StringBuilder path, Ring ring, double left, double top, double scale) {
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < ring.points.length; i += 2) {
      double x = (ring.points[i] - left) * scale;
      double y = (ring.points[i + 1] - top) * scale;
      if (i > 0 && Math.hypot(x - lastX, y - lastY) < SEEN) {
        continue;
      }
      path.append(i == 0 ? 'M' : 'L').append(tenths(x)).append(' ').append(tenths(y));
      lastX = x;
      lastY = y;
    }
    path.append('z');
  }

  private static String tenths(double value) {
    return Svg.figure(Math.round(value * 10) / 10.0);
  }
}
