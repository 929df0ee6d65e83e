package se.statsbidrag.appropriation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
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
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** A mandate as a file: read with a preview, entered, edited as text, taken out again. */
@Controller
class MandateFilePages {

  private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

  private final Mandates mandates;
  private final MandateFormat format;
  private final AuditTrail audit;

  MandateFilePages(Mandates mandates, MandateFormat format, AuditTrail audit) {
    this.mandates = mandates;
    this.format = format;
    this.audit = audit;
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/uppdrag/fil")
  String choose() {
    return "appropriation/file";
  }

  /** Shows what the file would make; the same address with {@code save} makes it. */
  @Access(Role.CASE_OFFICER)
  @PostMapping("/uppdrag/fil")
  String read(
      Actor actor,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable UUID key,
      @RequestParam(required = false) @Nullable String save,
      Model model)
      throws IOException {
    String yaml = text.isBlank() && file != null ? decoded(file) : text;
    if (save != null && key != null) {
      ObjectRef made = audit.once(key, actor, () -> mandates.enterFile(actor, yaml).ref());
      return "redirect:/uppdrag/" + made.id();
    }
    MandateDocument document = mandates.read(yaml);
    model.addAttribute("document", document);
    model.addAttribute(
        "reconciliations", document.budgets().stream().map(Reconciliation::of).toList());
    model.addAttribute("yaml", yaml);
    model.addAttribute("key", UUID.randomUUID());
    return "appropriation/preview";
  }

  @Access(Role.CASE_OFFICER)
  @GetMapping("/uppdrag/{id}/text")
  String text(Actor actor, @PathVariable UUID id, Model model) {
    Mandate mandate = mandates.mandate(actor.agencyId(), id);
    model.addAttribute("mandate", mandate);
    model.addAttribute("yaml", format.write(mandate.document()));
    return "appropriation/text";
  }

  @Access(Role.CASE_OFFICER)
  @PostMapping("/uppdrag/{id}/text")
  String saveText(
      Actor actor, @PathVariable UUID id, @RequestParam int version, @RequestParam String text) {
    mandates.change(actor, id, version, mandates.read(text));
    return "redirect:/uppdrag/" + id;
  }

  /** The file as it was entered, or written from what was typed. */
  @Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
  @GetMapping("/uppdrag/{id}/uppdrag.yaml")
  ResponseEntity<String> download(Actor actor, @PathVariable UUID id) {
    Mandate mandate = mandates.mandate(actor.agencyId(), id);
    return ResponseEntity.ok()
        .contentType(new MediaType(YAML, StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"uppdrag.yaml\"")
        .body(format.write(mandate.document()));
  }

  @Access(open = true)
  @GetMapping("/schema/mandate.schema.json")
  ResponseEntity<Resource> schema() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/schema+json"))
        .body(new ClassPathResource("schema/mandate.schema.json"));
  }

  private static String decoded(MultipartFile file) throws IOException {
    if (file.getSize() > YamlSource.LARGEST) {
      throw refused("large", String.valueOf(YamlSource.LARGEST / 1000));
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes())).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw refused("encoding");
    }
  }

  private static Refused refused(String what, Object... arguments) {
    return new Refused(List.of(Refusal.of("appropriation.file." + what, arguments).at("file")));
  }
}
