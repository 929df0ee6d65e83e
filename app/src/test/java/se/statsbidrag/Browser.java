package se.statsbidrag;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies, follows redirects, sends the forms it has met. */
public final class Browser implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final int MOST_REDIRECTS = 12;

  /** What it ended up with. */
  public record Page(int status, URI address, String body, HttpResponse<String> response) {

    public String path() {
      return address.getPath();
    }
  }

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final URI home;
  private String token = "";

  public Browser(int port) {
    this.home = URI.create("http://localhost:" + port + "/");
    headers.put("Accept", "text/html,*/*;q=0.8");
  }

  public Browser header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Opens a page and follows where it leads. */
  public Page get(String address) {
    return follow(once("GET", home.resolve(address), null));
  }

  /** Opens a page and stays there, whatever it says. */
  public Page look(String address) {
    return once("GET", home.resolve(address), null);
  }

  /** Sends a form, with the proof from the last page that had one, and follows. */
  public Page post(String address, Map<String, String> fields) {
    return follow(send(address, fields));
  }

  /** Sends a form and stays where it leads from. */
  public Page send(String address, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putIfAbsent("_csrf", token);
    String body =
        all.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return once("POST", home.resolve(address), body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Page follow(Page page) {
    Page now = page;
    for (int i = 0; i < MOST_REDIRECTS && now.status() / 100 == 3; i++) {
      String next = now.response().headers().firstValue("Location").orElseThrow();
      now = once("GET", now.address().resolve(next), null);
    }
    return now;
  }

  private Page once(String method, URI address, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/x-www-form-urlencoded");
      request.method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Matcher met = TOKEN.matcher(response.body());
      token = met.find() ? met.group(1) : token;
      return new Page(response.statusCode(), address, response.body(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** Puts a cookie of one's own in, as an attacker would. */
  public Browser plant(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setDomain("localhost.local"); // as the cookie store names it, so that ours replace it
    cookie.setVersion(0);
    cookies.getCookieStore().add(home, cookie);
    return this;
  }

  public void forget() {
    cookies.getCookieStore().removeAll();
  }

  @Override
  public void close() {
    http.close();
  }
}
