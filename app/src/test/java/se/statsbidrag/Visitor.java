package se.statsbidrag;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at the pages, without a browser: keeps cookies, follows redirects, and sends forms with
 * the token of the page before.
 */
public final class Visitor implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Pattern PLACE =
      Pattern.compile("name=\"organisation\"[^>]*value=\"([0-9a-f-]{36})\"");

  private String origin;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser;
  private String token = "";

  public Visitor(int port) {
    this.origin = "http://localhost:" + port;
    this.browser =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Puts a cookie of one's own in: a sign-in that a test has sealed. */
  public Visitor plant(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setDomain("localhost.local"); // as the cookie store names it, so that ours replace it
    cookie.setVersion(0);
    cookies.getCookieStore().add(uri("/"), cookie);
    return this;
  }

  /** Is led to another node from now on, cookies and all. */
  public void goOnAt(int port) {
    origin = "http://localhost:" + port;
  }

  /** Signs in as one of the demonstration's people, by name. */
  public void signIn(String name) throws IOException, InterruptedException {
    String page = get("/logga-in").body();
    Matcher id = Pattern.compile("name=\"person\"[^>]*value=\"([0-9a-f-]{36})\"").matcher(page);
    if (!id.find(page.indexOf(name))) {
      throw new AssertionError(name + " is not in the cast");
    }
    String person = id.group(1);
    Matcher place = PLACE.matcher(page);
    place.find(id.end());
    post("/logga-in", Map.of("person", person, "organisation", place.group(1)));
  }

  /** From here on forms are sent as another site would: without a token of ours. */
  public void forgetToken() {
    token = "";
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  public HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"))
            + "&_csrf="
            + encoded(token);
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a form with a file in its field "file". */
  public HttpResponse<String> upload(
      String path, Map<String, String> form, String fileName, byte[] content)
      throws IOException, InterruptedException {
    String boundary = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field : form.entrySet()) {
      part(
          body,
          boundary,
          "name=\"" + field.getKey() + "\"",
          field.getValue().getBytes(StandardCharsets.UTF_8));
    }
    part(body, boundary, "name=\"_csrf\"", token.getBytes(StandardCharsets.UTF_8));
    part(body, boundary, "name=\"file\"; filename=\"" + fileName + "\"", content);
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(
      ByteArrayOutputStream body, String boundary, String disposition, byte[] content) {
    String head =
        "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        browser.send(
            request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    Matcher found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  private URI uri(String path) {
    return URI.create(origin + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    browser.close();
  }
}
