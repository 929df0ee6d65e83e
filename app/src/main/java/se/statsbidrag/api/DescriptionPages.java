package se.statsbidrag.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.statsbidrag.kernel.Access;

/** How the interface is used: to read, and for a machine. */
@Hidden
@Controller
@Access(open = true)
class DescriptionPages {

  private static final List<String> PROBLEMS =
      List.of(
          "refused",
          "not-found",
          "conflict",
          "unreadable",
          "not-json",
          "idempotency-key",
          "no-token",
          "bad-token",
          "not-connected",
          "forbidden",
          "person-submits",
          "issuer-silent",
          "too-many");

  private final Description description;
  private final String address;

  DescriptionPages(Description description, @Value("${statsbidrag.address}") String address) {
    this.description = description;
    this.address = address.replaceAll("/+$", "");
  }

  @GetMapping("/granssnitt")
  String page(HttpServletRequest request, Model model) {
    model.addAttribute("operations", description.operations(request));
    model.addAttribute("problems", PROBLEMS);
    model.addAttribute("address", address);
    return "api/description";
  }

  @GetMapping("/api/v1/openapi.json")
  ResponseEntity<byte[]> json(HttpServletRequest request) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(description.json(request));
  }
}
