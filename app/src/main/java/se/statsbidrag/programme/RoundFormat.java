package se.statsbidrag.programme;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Reads rounds and terms from YAML; what the file may not hold is refused with its line. */
final class RoundFormat {

  private static final int LARGEST = 200_000;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\r\t]]");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .changeDefaultPropertyInclusion(own -> own.withValueInclusion(Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private record Terms(TermsFile terms) {}

  private RoundFormat() {}

  static RoundFile rounds(String file) {
    RoundFile content = read(file, RoundFile.class, "");
    if (!SLUG.matcher(content.grant().slug()).matches()) {
      throw refused("", "address", content.grant().slug());
    }
    return content;
  }

  /** A file with terms only. */
  static TermsFile terms(String file) {
    return read(file, Terms.class, "text").terms();
  }

  /** Terms as a file. */
  static String write(TermsFile terms) {
    return YAML.writeValueAsString(new Terms(terms));
  }

  private static <T> T read(String file, Class<T> type, String field) {
    if (file.length() > LARGEST) {
      throw refused(field, "file", "?");
    }
    try {
      T content = Objects.requireNonNull(YAML.readValue(file, type));
      List<String> absent = new ArrayList<>();
      absent("", (Record) content, absent);
      if (!absent.isEmpty()) {
        throw refused(field, "absent", String.join(", ", absent));
      }
      return content;
    } catch (JacksonException e) {
      boolean known = e.getLocation() != null && e.getLocation().getLineNr() > 0;
      throw refused(field, "file", known ? String.valueOf(e.getLocation().getLineNr()) : "?");
    } catch (NullPointerException e) {
      throw refused(field, "file", "?");
    }
  }

  /** Collects the names of what a file must say and does not, or says in unreadable characters. */
  private static void absent(String path, Record read, List<String> absent) {
    for (RecordComponent component : read.getClass().getRecordComponents()) {
      String name = path + component.getName();
      @Nullable Object value = value(component, read);
      if ((value == null || value instanceof String text && text.isBlank())
          && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
          && !component.getType().isPrimitive()) {
        absent.add(name);
      }
      if (value instanceof String text && CONTROL.matcher(text).find()) {
        absent.add(name);
      }
      List<?> values =
          value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
      for (Object inner : values) {
        if (inner instanceof Record record) {
          absent(name + ".", record, absent);
        }
      }
    }
  }

  private static @Nullable Object value(RecordComponent component, Record read) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(read);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Refused refused(String field, String what, String argument) {
    Refusal refusal = Refusal.of("programme.refusal." + what, argument);
    return new Refused(field.isEmpty() ? refusal : refusal.at(field));
  }
}
