package se.statsbidrag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import se.statsbidrag.pages.Formats;

/** What the command line says, in Swedish or English. */
record Words(Locale locale) {

  String text(String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages.cli",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** "4 528 687 kr", öre shown only where there are any. */
  String kronor(long ore) {
    return Formats.of(locale).kronor(ore);
  }

  /** The page of help of a command. */
  String help(String command) {
    String file = "/help/" + command + (locale.getLanguage().equals("en") ? "_en" : "") + ".txt";
    try (InputStream page = Words.class.getResourceAsStream(file)) {
      if (page == null) {
        throw new IllegalStateException("no page of help: " + file);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of cells, each column as wide as its widest, figures to the right. */
  String columns(List<List<String>> rows, int texts) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(i < texts ? row.get(i) + padding : padding + row.get(i));
      }
      lines.append(line.toString().stripTrailing()).append('\n');
    }
    return lines.toString();
  }
}
