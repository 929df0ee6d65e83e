package se.statsbidrag.demo.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.pages.Pdf;
import se.statsbidrag.programme.Round;

/**
 * The scans of the paper forms of a story: a page that says that it is made up, the same in all.
 */
@DemonstrationOnly
@Component
class Scans {

  private static final class Page {

    static final byte[] PDF = render();

    private static byte[] render() {
      try {
        String html =
            new ClassPathResource("demo/stories/scan.html")
                .getContentAsString(StandardCharsets.UTF_8);
        return Pdf.render(html, "Påhittad blankett", "sv");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  NewDocument of(Answer answer, Round round) {
    return NewDocument.received(
        answer.at().toLocalDate(),
        answer.recipient().name(),
        "Rekvisition på blankett: " + round.nameSv(),
        "FORM",
        "blankett.pdf",
        "application/pdf",
        Page.PDF);
  }
}
