package se.statsbidrag.identity.agents;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.pages.Parts.Option;
import se.statsbidrag.pages.Typed;

/**
 * What was typed in the fields of the forms here: read, or refused with a sentence at the field.
 */
final class Fields {

  private Fields() {}

  static @Nullable LocalDate day(String typed, String field, List<Refusal> refusals) {
    return switch (Typed.date(typed)) {
      case Typed.Read<LocalDate>(LocalDate day) -> day;
      case Typed.Unread<LocalDate>(Typed.Problem problem, String text) -> {
        refusals.add(Refusal.of("layout.typed." + problem, text).at(field));
        yield null;
      }
    };
  }

  /** An id among the options of a field; empty is none. */
  static @Nullable UUID id(String typed, String field, List<Refusal> refusals) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      refusals.add(Refusal.of("identity.refusal.choice").at(field));
      return null;
    }
  }

  /** A role of the recipient that is among the options; the form offers no others. */
  static String kind(String typed, List<Option> options) {
    return options.stream()
        .map(Option::value)
        .filter(typed::equals)
        .findFirst()
        .orElseThrow(() -> new NotFound("recipient kind", typed));
  }

  /** A file that is evidence; null with a refusal where it is not, or where none is needed. */
  static @Nullable Evidence evidence(
      @Nullable MultipartFile file, boolean needed, List<Refusal> refusals) throws IOException {
    boolean none = file == null || (file.isEmpty() && blank(file.getOriginalFilename()));
    if (none && !needed) {
      return null;
    }
    byte[] bytes =
        file == null
            ? new byte[0]
            : file.getSize() > Evidence.LARGEST ? new byte[Evidence.LARGEST + 1] : file.getBytes();
    @Nullable Refusal refusal = Evidence.refusal(bytes);
    if (refusal != null || file == null) {
      if (refusal != null) {
        refusals.add(refusal);
      }
      return null;
    }
    return Evidence.of(file.getOriginalFilename(), bytes);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
