package se.statsbidrag.appropriation;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The mandate as a file that a person can read and edit: YAML with amounts in whole kronor, held to
 * the published JSON Schema. Also the form in which the document is kept.
 */
@Component
class MandateFormat {

  private static final String SCHEMA = "/schema/mandate.schema.json";
  private static final String RECIPIENT_KINDS =
      "/properties/budgets/items/properties/lines/items/properties/recipients/items/enum";
  private static final List<String> TYPES =
      List.of("integer", "string", "array", "object", "boolean");
  private static final int MOST_COMPLAINTS = 20;

  private final JsonMapper json;
  private final YAMLMapper yaml;
  private final Schema schema;
  private final List<String> recipientKinds;

  MandateFormat() {
    SimpleModule kronor = new SimpleModule();
    kronor.addSerializer(Money.class, new KronorWriter());
    kronor.addDeserializer(Money.class, new KronorReader());
    json =
        JsonMapper.builder()
            .addModule(kronor)
            .changeDefaultPropertyInclusion(own -> own.withValueInclusion(Include.NON_EMPTY))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    yaml =
        YAMLMapper.builder()
            .addModule(kronor)
            .changeDefaultPropertyInclusion(own -> own.withValueInclusion(Include.NON_EMPTY))
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    JsonNode published = published();
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(published);
    recipientKinds = published.at(RECIPIENT_KINDS).valueStream().map(JsonNode::asString).toList();
  }

  /** The categories of recipients that the published schema knows. */
  List<String> recipientKinds() {
    return recipientKinds;
  }

  /** Reads a file, or refuses it with the line and place of everything that is wrong. */
  MandateDocument read(String text) {
    YamlSource source = YamlSource.read(text);
    List<Error> errors = errors(source.tree());
    Refused.ifAny(
        errors.stream()
            .filter(error -> !error.getKeyword().equals("if"))
            .limit(MOST_COMPLAINTS)
            .map(error -> complaint(error, source))
            .distinct()
            .toList());
    MandateDocument document = bound(source);
    Refused.ifAny(MandateRules.coherent(document));
    return document;
  }

  /** The document as a file. */
  String write(MandateDocument document) {
    return yaml.writeValueAsString(document);
  }

  /** The document as it is kept in the database. */
  String toJson(MandateDocument document) {
    return json.writeValueAsString(document);
  }

  MandateDocument fromJson(String kept) {
    return json.readValue(kept, MandateDocument.class);
  }

  /** Whether the document has all that the schema asks for; a draft may lack some of it. */
  List<Refusal> missing(MandateDocument document) {
    JsonNode tree = json.valueToTree(document);
    return errors(tree).stream()
        .filter(error -> !error.getKeyword().equals("if"))
        .limit(MOST_COMPLAINTS)
        .map(error ->
            Refusal.of(
                "appropriation.refusal.incomplete",
                error.getInstanceLocation().toString() + name(error)))
        .distinct()
        .toList();
  }

  /** A date that does not exist is an error too, not only a remark. */
  private List<Error> errors(JsonNode tree) {
    return schema.validate(
        tree, context -> context.executionConfig(own -> own.formatAssertionsEnabled(true)));
  }

  private MandateDocument bound(YamlSource source) {
    try {
      return json.treeToValue(source.tree(), MandateDocument.class);
    } catch (JacksonException e) {
      String path =
          e.getPath().stream()
              .map(step -> "/" + (step.getIndex() < 0 ? step.getPropertyName() : step.getIndex()))
              .collect(Collectors.joining());
      throw new Refused(
          Refusal.of("appropriation.file.other", source.lineOf(path), path, "").at("text"));
    }
  }

  private static Refusal complaint(Error error, YamlSource source) {
    String path = error.getInstanceLocation().toString();
    String line = source.lineOf(path);
    String keyword =
        switch (error.getKeyword()) {
          case "required",
              "additionalProperties",
              "type",
              "enum",
              "pattern",
              "format",
              "minimum",
              "maximum",
              "minLength",
              "minItems",
              "uniqueItems" ->
              error.getKeyword();
          default -> "other";
        };
    String detail =
        switch (keyword) {
          case "required", "additionalProperties" -> Objects.toString(error.getProperty(), "");
          case "enum", "minimum", "maximum", "pattern", "type" -> argument(error);
          default -> error.getMessage();
        };
    String place = path.isEmpty() ? "/" : path;
    String key = keyword.equals("type") && TYPES.contains(detail) ? "type." + detail : keyword;
    return Refusal.of("appropriation.file." + key, line, place, detail).at("text");
  }

  private static String argument(Error error) {
    Object[] arguments = error.getArguments();
    return arguments == null || arguments.length == 0
        ? ""
        : String.valueOf(arguments[arguments.length - 1]);
  }

  private static String name(Error error) {
    return error.getProperty() == null ? "" : "/" + error.getProperty();
  }

  private JsonNode published() {
    try (InputStream in = MandateFormat.class.getResourceAsStream(SCHEMA)) {
      return json.readTree(Objects.requireNonNull(in, SCHEMA));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class KronorWriter extends ValueSerializer<Money> {
    @Override
    public void serialize(Money amount, JsonGenerator out, SerializationContext context) {
      if (!amount.isWholeKronor()) {
        throw new IllegalArgumentException("the file carries whole kronor: " + amount);
      }
      out.writeNumber(amount.ore() / 100);
    }
  }

  private static final class KronorReader extends ValueDeserializer<Money> {
    @Override
    public Money deserialize(JsonParser in, DeserializationContext context) {
      return Money.ofKronor(in.getLongValue());
    }
  }
}
