package se.statsbidrag.programme.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;

/** Rounds and their terms as files: read in, changed as text, taken out again. */
@Controller
@Access(Role.CASE_OFFICER)
class TermsPages {

  private final Rounds rounds;
  private final Instructions instructions;

  TermsPages(Rounds rounds, Instructions instructions) {
    this.rounds = rounds;
    this.instructions = instructions;
  }

  @GetMapping("/omgangar/fil")
  String choose() {
    return "programme/file";
  }

  @PostMapping("/omgangar/fil")
  String read(
      Actor actor,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String text)
      throws IOException {
    List<Round> made = rounds.load(actor, given(file, text));
    return made.isEmpty() ? "redirect:/omgangar" : "redirect:/omgangar/" + made.getFirst().id();
  }

  @GetMapping("/omgangar/{id}/villkor")
  String change(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
    Round round = RoundDesk.own(rounds, actor, id);
    model.addAttribute("round", round);
    model.addAttribute("locale", locale);
    model.addAttribute("yaml", instructions.file(actor, round));
    model.addAttribute("key", UUID.randomUUID());
    return "programme/terms";
  }

  @PostMapping("/omgangar/{id}/villkor")
  String enter(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable String reason)
      throws IOException {
    instructions.enter(actor, key, id, given(file, text), reason);
    return "redirect:/omgangar/" + id;
  }

  /** The terms as a file: the draft, or else what is in force. */
  @GetMapping("/omgangar/{id}/villkor.yaml")
  ResponseEntity<String> download(Actor actor, @PathVariable UUID id) {
    String yaml = instructions.file(actor, RoundDesk.own(rounds, actor, id));
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"villkor.yaml\"")
        .body(yaml);
  }

  private static String given(@Nullable MultipartFile file, String text) throws IOException {
    return file == null || file.isEmpty()
        ? text
        : new String(file.getBytes(), StandardCharsets.UTF_8);
  }
}
