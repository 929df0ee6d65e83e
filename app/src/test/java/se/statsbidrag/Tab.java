package se.statsbidrag;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A tab of somebody who is signed in, which keeps its cookies whichever node it is led to. All tabs
 * share one client, so that there can be very many; redirects are not followed.
 */
public final class Tab {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What the tab shows. */
  public record Page(int status, String location, String body) {

    /** The value of a field in a form. */
    public String field(String name) {
      Matcher field = Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]*)\"").matcher(body);
      if (!field.find()) {
        throw new AssertionError("no field " + name + " in " + status + " " + body);
      }
      return field.group(1);
    }
  }

  private final Map<String, String> cookies = new TreeMap<>();
  private String token = "";

  public Tab(String cookie) {
    keep(cookie);
  }

  public Page get(int port, String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
  }

  /** Sends a form with the token of the page before. */
  public Page post(int port, String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"))
            + "&_csrf="
            + encoded(token);
    return send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
    String jar =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    HttpResponse<String> answer =
        HTTP.send(
            request.header("Cookie", jar).header("Accept", "text/html").build(),
            BodyHandlers.ofString());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return new Page(
        answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    cookies.put(pair[0].strip(), pair[1]);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
