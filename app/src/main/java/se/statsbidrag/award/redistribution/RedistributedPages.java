package se.statsbidrag.award.redistribution;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.pages.Parts;

/** What has been shared out, for everybody: who got how much, by which rule, and how each came. */
@Controller
@Access(open = true)
class RedistributedPages {

  private final RedistributionStore store;
  private final RedistributionFiles files;
  private final RedistributionExplained explained;

  RedistributedPages(
      RedistributionStore store, RedistributionFiles files, RedistributionExplained explained) {
    this.store = store;
    this.files = files;
    this.explained = explained;
  }

  @GetMapping("/omfordelat/{id}")
  String list(@PathVariable UUID id, Model model, Locale locale) {
    Redistributed kept = decided(id);
    model.addAttribute("kept", kept);
    model.addAttribute("standing", kept.content().standing());
    explained.list(kept, model, locale);
    String file = "/omfordelat/" + id + "/lista.";
    model.addAttribute(
        "files",
        List.of(
            new Parts.Download(file + "csv", "CSV", null),
            new Parts.Download(file + "xlsx", "XLSX", null)));
    return "redistribution/public";
  }

  @GetMapping("/omfordelat/{id}/lista.{format:csv|xlsx}")
  void file(
      @PathVariable UUID id,
      @PathVariable String format,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    Redistributed kept = decided(id);
    Sharing sharing = kept.content().sharing();
    if (sharing == null) {
      throw new NotFound("redistribution", id);
    }
    files.write(kept, sharing, format, response, locale);
  }

  @GetMapping("/omfordelat/{id}/{code}")
  String one(@PathVariable UUID id, @PathVariable String code, Model model, Locale locale) {
    Redistributed kept = decided(id);
    int row = kept.content().row(code);
    if (row < 0 || kept.content().plan() == null) {
      throw new NotFound("recipient in redistribution", code);
    }
    model.addAttribute("kept", kept);
    explained.about(kept.content(), row, model, locale);
    return "redistribution/public-one";
  }

  private Redistributed decided(UUID id) {
    return store
        .find(id)
        .filter(one -> one.status() == Redistributed.Status.DECIDED)
        .orElseThrow(() -> new NotFound("redistribution", id));
  }
}
