package se.statsbidrag.casefile;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;

/** The agency's matters, and the documents of one. */
@Controller
@Access({Role.REGISTRATOR, Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class CasePage {

  private static final int LIMIT = 200;

  private final Cases cases;

  CasePage(Cases cases) {
    this.cases = cases;
  }

  @GetMapping("/arenden")
  String list(Actor actor, Model model) {
    model.addAttribute("cases", cases.list(actor, LIMIT));
    return "casefile/cases";
  }

  @GetMapping("/arenden/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("file", cases.caseFile(actor, id));
    model.addAttribute(
        "documents",
        cases.documents(actor, id).stream()
            .map(document -> new Shown(document, CaseRules.mayRead(actor, document)))
            .toList());
    return "casefile/case";
  }

  /** A document in the list: a confidential one shows its place, and nothing of what it says. */
  record Shown(Document document, boolean readable) {}

  @GetMapping("/handlingar/{id}")
  ResponseEntity<byte[]> download(Actor actor, @PathVariable UUID id) {
    Document document = cases.document(actor, id);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(document.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(document.fileName(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .cacheControl(CacheControl.noStore())
        .body(cases.content(actor, id));
  }

  @Bean
  static NavigationEntry caseEntry() {
    return new NavigationEntry(
        "/arenden",
        "casefile.nav",
        60,
        Set.of(
            Role.REGISTRATOR,
            Role.CASE_OFFICER,
            Role.DECISION_MAKER,
            Role.ECONOMIST,
            Role.AUDITOR));
  }
}
