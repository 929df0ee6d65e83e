package se.statsbidrag.tables.statistics;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads px (PC-Axis), Statistics Sweden's own format: keywords with their values, then the figures.
 */
public final class Px {

  private static final int LONGEST = 100_000;
  private static final int MOST_CHARACTERS = 50_000_000;

  private final Reader in;
  private final Map<String, List<String>> keywords = new HashMap<>();
  private final Figures figures;
  private int next;
  private int characters;

  private Px(Reader in, long most) {
    this.in = in;
    this.figures = new Figures(most);
  }

  /** Reads a cube of at most so many figures. */
  public static Cube read(Reader in, long most) throws IOException {
    Px px = new Px(in, most);
    px.advance();
    px.parse();
    return Cube.checked(px.cube(), most);
  }

  private void advance() throws IOException {
    next = in.read();
  }

  private void parse() throws IOException {
    while (true) {
      skipSpace();
      if (next < 0) {
        throw broken("DATA");
      }
      String keyword = keyword();
      if (keyword.equals("KEYS") || keyword.startsWith("KEYS(")) {
        throw new CubeRefused("tables.px.keys");
      }
      if (keyword.equals("DATA")) {
        data();
        return;
      }
      List<String> values = values();
      // A keyword in a further language has it in brackets; the first language is kept.
      if (!keyword.contains("[")) {
        keywords.putIfAbsent(keyword, values);
      }
    }
  }

  private void skipSpace() throws IOException {
    while (next >= 0 && next <= ' ') {
      advance();
    }
  }

  private String keyword() throws IOException {
    StringBuilder keyword = new StringBuilder();
    boolean quoted = false;
    while (next >= 0 && (quoted || next != '=')) {
      quoted ^= next == '"';
      if (quoted || next > ' ') {
        take(keyword);
      } else {
        advance();
      }
    }
    if (next < 0 || keyword.isEmpty()) {
      throw broken(keyword.length() > 40 ? keyword.substring(0, 40) : keyword.toString());
    }
    advance();
    return keyword.toString();
  }

  private void take(StringBuilder into) throws IOException {
    into.append((char) next);
    characters++;
    if (into.length() > LONGEST || characters > MOST_CHARACTERS) {
      throw broken(into.substring(0, 40));
    }
    advance();
  }

  /** Values between commas, up to a semicolon; strings side by side are one. */
  private List<String> values() throws IOException {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    int depth = 0;
    while (next != ';' || depth > 0) {
      if (next < 0) {
        throw broken(value.length() > 40 ? value.substring(0, 40) : value.toString());
      }
      if (next == '"') {
        quoted(value);
      } else if (next == ',' && depth == 0) {
        values.add(value.toString());
        value.setLength(0);
        advance();
      } else if (next <= ' ') {
        advance();
      } else {
        depth += next == '(' ? 1 : next == ')' ? -1 : 0;
        take(value);
      }
    }
    advance();
    values.add(value.toString());
    return values;
  }

  private void quoted(StringBuilder into) throws IOException {
    advance();
    while (next != '"') {
      if (next < 0) {
        throw broken(into.length() > 40 ? into.substring(0, 40) : into.toString());
      }
      if (next == '\r' || next == '\n') {
        advance();
      } else {
        take(into);
      }
    }
    advance();
  }

  private void data() throws IOException {
    StringBuilder figure = new StringBuilder();
    while (true) {
      if (next == '"') {
        quoted(figure);
      }
      if (next < 0) {
        throw broken("DATA");
      }
      if (next <= ' ' || next == ',' || next == ';') {
        if (!figure.isEmpty()) {
          figures.add(figure.toString());
          figure.setLength(0);
          characters = 0;
        }
        if (next == ';') {
          return;
        }
        advance();
      } else {
        take(figure);
      }
    }
  }

  private Cube cube() {
    List<String> names = new ArrayList<>(keywords.getOrDefault("STUB", List.of()));
    names.addAll(keywords.getOrDefault("HEADING", List.of()));
    List<Cube.Variable> variables = new ArrayList<>();
    for (String name : names) {
      List<String> labels = keywords.get("VALUES(\"" + name + "\")");
      if (labels == null) {
        throw broken("VALUES(\"" + name + "\")");
      }
      List<String> codes = keywords.getOrDefault("CODES(\"" + name + "\")", labels);
      if (codes.size() != labels.size()) {
        throw broken("CODES(\"" + name + "\")");
      }
      variables.add(new Cube.Variable(name, codes, labels));
    }
    if (variables.isEmpty()) {
      throw broken("STUB");
    }
    String contents = first("CONTENTS");
    int measure = names.indexOf(first("CONTVARIABLE"));
    return new Cube(variables, measure, contents.isEmpty() ? "värde" : contents, figures, about());
  }

  private Map<String, String> about() {
    Map<String, String> about = new HashMap<>();
    for (String keyword : List.of("TITLE", "SOURCE", "LAST-UPDATED", "UNITS", "REFPERIOD")) {
      String said = first(keyword);
      if (!said.isEmpty()) {
        about.put(keyword.toLowerCase(Locale.ROOT).replace("last-", ""), said);
      }
    }
    return about;
  }

  private String first(String keyword) {
    return keywords.getOrDefault(keyword, List.of("")).getFirst();
  }

  private static CubeRefused broken(String where) {
    return new CubeRefused("tables.px.broken", where.isEmpty() ? "?" : where);
  }
}
