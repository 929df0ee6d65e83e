package se.statsbidrag.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.KeyRow;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NotFound;

/** Fördelningsnycklar: who can get how much, as decided. Open to everybody. */
@RestController
@Access(open = true)
@RequestMapping(value = "/api/v1", produces = "application/json")
@Tag(name = "Allocation keys", description = "Open to everybody")
class KeyResource {

  /** A key without its rows. */
  @Schema(name = "Key", description = "An allocation key (fördelningsnyckel)")
  record KeyView(
      UUID id,
      String title,
      @Schema(description = "GOVERNMENT or OWN") String source,
      @Schema(description = "REGISTERED, PUBLISHED or SUPERSEDED") String status,
      int version,
      @Schema(example = "2020") int budgetYear,
      @Schema(example = "MUNICIPALITY") String recipientKind,
      @Schema(description = "What there was to share out, in kronor") BigDecimal frame,
      @Schema(description = "What the amounts sum to, in kronor") BigDecimal sum,
      @Schema(description = "How many recipients") int rows,
      @Schema(description = "Why it is assumed and not published, or null")
          @Nullable String assumption) {}

  /** One recipient's amount. */
  @Schema(name = "KeyRow", description = "A recipient's amount in a key")
  record RowView(
      @Schema(description = "Official code, with leading zeros", example = "0180")
          @Nullable String code,
      @Schema(description = "As it stands in the key") String name,
      @Schema(description = "In kronor", example = "4528687") BigDecimal amount) {}

  private final Keys keys;

  KeyResource(Keys keys) {
    this.keys = keys;
  }

  @Operation(summary = "All public keys, the latest budget year first")
  @GetMapping("/keys")
  List<KeyView> keys() {
    return keys.published().stream().map(KeyResource::view).toList();
  }

  @Operation(summary = "One key")
  @GetMapping("/keys/{id}")
  KeyView key(@PathVariable UUID id) {
    return view(keys.published(id));
  }

  @Operation(summary = "The recipients of a key and their amounts, in printed order")
  @GetMapping("/keys/{id}/rows")
  List<RowView> rows(@PathVariable UUID id) {
    return keys.rows(keys.published(id)).stream().map(KeyResource::view).toList();
  }

  @Operation(summary = "One recipient's amount, by its official code")
  @GetMapping("/keys/{id}/rows/{code}")
  RowView row(@PathVariable UUID id, @PathVariable String code) {
    return keys.rows(keys.published(id)).stream()
        .filter(row -> code.equals(row.code()))
        .findFirst()
        .map(KeyResource::view)
        .orElseThrow(() -> new NotFound("recipient in key", code));
  }

  private static KeyView view(AllocationKey key) {
    return new KeyView(
        key.id(),
        key.terms().title(),
        key.source().name(),
        key.status().name(),
        key.version(),
        key.terms().year().year(),
        key.terms().kind().name(),
        Kronor.of(key.terms().frame()),
        Kronor.of(key.sum()),
        key.rows(),
        key.terms().assumption());
  }

  private static RowView view(KeyRow row) {
    return new RowView(row.code(), row.printedName(), Kronor.of(row.amount()));
  }
}
