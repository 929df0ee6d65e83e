package se.statsbidrag.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the interface (OpenAPI 3.1), made from the code that answers. */
@Component
class Description {

  /**
   * One thing that can be done.
   *
   * @param open whether everybody may
   */
  record Operation(String method, String path, String summary, boolean open) {

    /** Message key of what it does, in the reader's language. */
    public String key() {
      String where = path.replace("/api/v1", "").replaceAll("[/{}]+", ".").replaceAll("\\.$", "");
      return "api.does." + method.toLowerCase(Locale.ROOT) + where;
    }
  }

  private final OpenApiWebMvcResource generator;
  private final JsonMapper json;

  Description(OpenApiWebMvcResource generator, JsonMapper json) {
    this.generator = generator;
    this.json = json;
  }

  byte[] json(HttpServletRequest request) {
    try {
      return generator.openapiJson(request, "/api/v1/openapi.json", Locale.ENGLISH);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same as a list, for a page to show. */
  List<Operation> operations(HttpServletRequest request) {
    List<Operation> operations = new ArrayList<>();
    JsonNode root = json.readTree(new String(json(request), StandardCharsets.UTF_8));
    root.path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, operation) ->
                operations.add(
                    new Operation(
                        method.toUpperCase(Locale.ROOT),
                        path,
                        operation.path("summary").asString(""),
                        operation.path("security").isEmpty()))));
    return operations;
  }
}
