package se.statsbidrag.allocation.figures;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.Ambiguity.Points;

/** Where figures are read from a file: say what they are, see what changes, confirm. */
@Controller
@Access(Role.CASE_OFFICER)
class FigureImportPage {

  private final FigureImports imports;
  private final Recipients recipients;
  private final MessageSource messages;
  private final Clock clock;

  FigureImportPage(
      FigureImports imports, Recipients recipients, MessageSource messages, Clock clock) {
    this.imports = imports;
    this.recipients = recipients;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/underlag/ny")
  String describe(Model model, Locale locale) {
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("today", today);
    model.addAttribute(
        "kinds",
        recipients.terms(today).entrySet().stream()
            .map(kind ->
                new Parts.Option(
                    kind.getKey().name(), word("recipient.kinds." + kind.getValue(), locale)))
            .toList());
    model.addAttribute(
        "points",
        Arrays.stream(Points.values())
            .map(
                points -> new Parts.Option(points.name(), word("figures.points." + points, locale)))
            .toList());
    return "allocation/figures-new";
  }

  @PostMapping("/underlag/ny")
  String read(
      Actor actor,
      @RequestParam MultipartFile file,
      @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "false") boolean assumption,
      @RequestParam(defaultValue = "false") boolean zeroAllowed)
      throws IOException {
    List<Refusal> refusals = new ArrayList<>();
    LocalDate referenceDate = day(typed, "referenceDate", refusals);
    LocalDate fetched = day(typed, "fetched", refusals);
    if (file.isEmpty()) {
      String given = file.getOriginalFilename();
      boolean chosen = given != null && !given.isEmpty();
      refusals.add(
          Refusal.of(chosen ? "figures.refusal.file.empty" : "figures.refusal.file").at("file"));
    }
    Refused.ifAny(refusals);
    FigureDraft draft =
        new FigureDraft(
            choice(RecipientKind.values(), typed.get("kind"), RecipientKind.MUNICIPALITY),
            text(typed, "driver"),
            text(typed, "name"),
            text(typed, "unit"),
            referenceDate,
            text(typed, "source"),
            fetched,
            blank(text(typed, "licence")),
            assumption,
            zeroAllowed,
            blank(text(typed, "reason")));
    FigureForm form =
        new FigureForm(
            draft,
            blank(text(typed, "column")),
            blank(text(typed, "sheet")),
            choice(Points.values(), typed.get("points"), Points.ASK));
    UUID upload = imports.upload(actor, form, fileName(file), file.getBytes());
    return "redirect:/underlag/ny/" + upload;
  }

  @GetMapping("/underlag/ny/{upload}")
  String preview(Actor actor, @PathVariable UUID upload, Model model) {
    FigurePreview preview = imports.preview(actor, upload);
    model.addAttribute("preview", preview);
    model.addAttribute("draft", preview.draft());
    model.addAttribute(
        "term", recipients.term(preview.draft().kind(), preview.draft().referenceDate()));
    model.addAttribute("key", UUID.randomUUID());
    return "allocation/figures-preview";
  }

  @PostMapping("/underlag/ny/{upload}")
  String confirm(
      Actor actor,
      @PathVariable UUID upload,
      @RequestParam UUID key,
      @RequestParam Map<String, String> typed) {
    ObjectRef series = imports.confirm(actor, key, upload, chosen(typed));
    return "redirect:/underlag/" + series.id();
  }

  @PostMapping("/underlag/ny/{upload}/avbryt")
  String discard(Actor actor, @PathVariable UUID upload) {
    imports.discard(actor, upload);
    return "redirect:/underlag";
  }

  /** The chosen recipient by row, from fields named row12. */
  private static Map<Integer, UUID> chosen(Map<String, String> typed) {
    Map<Integer, UUID> chosen = new TreeMap<>();
    typed.forEach((field, value) -> {
      if (field.matches("row[0-9]{1,9}") && value.matches("[0-9a-f-]{36}")) {
        chosen.put(Integer.valueOf(field.substring(3)), UUID.fromString(value));
      }
    });
    return chosen;
  }

  private static LocalDate day(Map<String, String> typed, String field, List<Refusal> refusals) {
    return switch (Typed.date(text(typed, field))) {
      case Typed.Read<LocalDate>(LocalDate day) -> day;
      case Typed.Unread<LocalDate>(Typed.Problem problem, String written) -> {
        refusals.add(Refusal.of("layout.typed." + problem, written).at(field));
        yield LocalDate.EPOCH;
      }
    };
  }

  private static <E extends Enum<E>> E choice(E[] all, @Nullable String written, E otherwise) {
    return Arrays.stream(all)
        .filter(one -> one.name().equals(written))
        .findFirst()
        .orElse(otherwise);
  }

  private static String fileName(MultipartFile file) {
    String given = file.getOriginalFilename();
    String name = given == null || given.isBlank() ? "?" : given;
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static String text(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "").strip();
  }

  private static @Nullable String blank(String written) {
    return written.isEmpty() ? null : written;
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
