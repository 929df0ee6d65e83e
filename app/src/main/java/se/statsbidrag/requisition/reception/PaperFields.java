package se.statsbidrag.requisition.reception;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.casefile.Upload;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;

/** What the registrator typed, read; everything that cannot be is refused at once. */
final class PaperFields {

  private static final UUID NONE = new UUID(0, 0);
  private static final Upload NOTHING = new Upload("-", "text/plain", new byte[0]);

  private final MultiValueMap<String, String> fields;
  private final ZoneId zone;
  private final List<Refusal> refusals = new ArrayList<>();

  PaperFields(MultiValueMap<String, String> fields, ZoneId zone) {
    this.fields = fields;
    this.zone = zone;
  }

  String text(String field) {
    String typed = fields.getFirst(field);
    return typed == null ? "" : typed;
  }

  UUID organisation() {
    try {
      return UUID.fromString(text("organisation"));
    } catch (IllegalArgumentException nobody) {
      refusals.add(Refusal.of("requisition.refusal.organisation").at("organisation"));
      return NONE;
    }
  }

  /** The day and the hour of the stamp. */
  Instant receivedAt() {
    LocalTime time = time();
    return switch (Typed.date(text("receivedAt"))) {
      case Typed.Read<LocalDate>(LocalDate day) -> day.atTime(time).atZone(zone).toInstant();
      case Typed.Unread<LocalDate> unread -> {
        refusals.add(Refusal.of("requisition.refusal.received-day").at("receivedAt"));
        yield Instant.EPOCH;
      }
    };
  }

  private LocalTime time() {
    String typed = text("receivedTime").strip().replace('.', ':');
    if (!typed.matches("([01]?[0-9]|2[0-3]):[0-5][0-9]")) {
      refusals.add(Refusal.of("requisition.refusal.received-time").at("receivedTime"));
      return LocalTime.MIDNIGHT;
    }
    return LocalTime.parse(typed.length() == 4 ? "0" + typed : typed);
  }

  /** The scan as a document that came in that day. */
  NewDocument scan(@Nullable MultipartFile file, Instant received, String from, String title) {
    Upload scan = NOTHING;
    try {
      scan = Upload.required(file);
    } catch (Refused refused) {
      refusals.addAll(refused.refusals());
    }
    return NewDocument.received(
        received.atZone(zone).toLocalDate(),
        from,
        title,
        "REQUISITION_FORM",
        scan.fileName(),
        scan.mediaType(),
        scan.bytes());
  }

  void check() {
    Refused.ifAny(refusals);
  }
}
