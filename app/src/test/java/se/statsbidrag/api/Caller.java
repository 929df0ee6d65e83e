package se.statsbidrag.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system, calling the interface. */
public final class Caller implements AutoCloseable {

  /** What it was answered. */
  public record Answer(int status, String type, String text) {

    public JsonNode json() {
      return new JsonMapper().readTree(text);
    }

    /** The last word of the problem's type. */
    public String problem() {
      return json().path("type").asString().replaceFirst(".*#", "");
    }
  }

  private final String origin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> headers = new ArrayList<>();

  public Caller(int port) {
    this.origin = "http://localhost:" + port;
  }

  public Caller with(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  public Caller token(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(origin + path)));
  }

  public Answer send(String method, String path, String json, String... more)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    return send(more.length == 0 ? request : request.headers(more));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
