package se.statsbidrag.appropriation;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.statsbidrag.Visitor;

/** A visitor who has signed in, opens a form, fills it in and sends what it carries unseen too. */
final class Clerk {

  private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
  private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
  private static final Pattern MAIN = Pattern.compile("(?s)<main.*</main>");

  private interface Asking {
    HttpResponse<String> answer() throws IOException, InterruptedException;
  }

  private final Visitor visitor;

  Clerk(int port, String name) {
    this.visitor = new Visitor(port);
    ask(() -> {
      visitor.signIn(name);
      return visitor.get("/uppdrag?lang=sv");
    });
  }

  HttpResponse<String> get(String path) {
    return ask(() -> visitor.get(path));
  }

  /** What the page's main part says, as text. */
  String read(String path) {
    return text(get(path).body());
  }

  /** Opens the page, fills in its form and sends it. */
  HttpResponse<String> fill(String path, Map<String, String> typed) {
    Map<String, String> fields = new LinkedHashMap<>(hidden(get(path).body()));
    fields.putAll(typed);
    return send(path, fields);
  }

  HttpResponse<String> send(String path, Map<String, String> fields) {
    Map<String, String> own = new LinkedHashMap<>(fields);
    own.remove("_csrf");
    return ask(() -> visitor.post(path, own));
  }

  HttpResponse<String> upload(String path, byte[] content) {
    get(path);
    return ask(() -> visitor.upload(path, Map.of(), "uppdrag.yaml", content));
  }

  /** Everything that the page's main part carries in hidden fields. */
  static Map<String, String> hidden(String html) {
    Matcher main = MAIN.matcher(html);
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = HIDDEN.matcher(main.find() ? main.group() : "");
    while (inputs.find()) {
      Matcher name = NAME.matcher(inputs.group());
      Matcher value = VALUE.matcher(inputs.group());
      if (name.find() && value.find()) {
        fields.put(name.group(1), unescaped(value.group(1)));
      }
    }
    return fields;
  }

  /** The main part of a page without its tags, white space made one. */
  static String text(String html) {
    Matcher main = MAIN.matcher(html);
    return unescaped((main.find() ? main.group() : html).replaceAll("<[^>]*>", " "))
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }

  static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static HttpResponse<String> ask(Asking asking) {
    try {
      return asking.answer();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
