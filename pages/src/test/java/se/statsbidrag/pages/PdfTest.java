package se.statsbidrag.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PdfTest {

  private static final String LETTER =
      """
      <!doctype html>
      <html><head><meta charset="utf-8"><title>x</title>
      <link rel="stylesheet" href="https://example.invalid/a.css"><script>alert(1)</script></head>
      <body>
      <div class="letterhead"><span class="sender">Myndigheten</span><br>Beslut</div>
      <h1>Beslut om fördelningsnyckel</h1>
      <table class="facts"><tbody><tr><th>Ärende</th><td>12.3-4567/2020</td></tr></tbody></table>
      <p>Vi beslutar att fördela <b>75 000 000 kr</b>. Se <a href="https://example.se/">sidan</a>.</p>
      <img src="file:///etc/passwd" alt="ingen bild">
      <h2>Skäl</h2>
      <p>Fördelas efter skrift: ffi, fj, tt.</p>
      <ul><li>Ett <em>skäl</em></li><li>Ett till &amp; 中 \ud83d\ude00</li></ul>
      <h3>Underlag</h3>
      <dl><dt>Ram</dt><dd>\u22121\u00a0000</dd></dl>
      <h2>Bilaga</h2>
      <table><caption>Belopp</caption>
      <thead><tr><th>Kommun</th><th class="num">Belopp, kr</th></tr></thead>
      <tbody>%s</tbody>
      <tfoot><tr><th>Summa</th><td class="num">75 000 000</td></tr></tfoot></table>
      <p class="appeal">Beslutet kan inte överklagas.</p>
      </body></html>
      """;

  private static byte[] pdf;

  @BeforeAll
  static void render() {
    VeraGreenfieldFoundryProvider.initialise();
    String rows =
        IntStream.range(0, 290)
            .mapToObj(i -> "<tr><th>Kommun " + i + "</th><td class=num>93 000</td></tr>")
            .collect(Collectors.joining());
    pdf = Pdf.render(LETTER.formatted(rows), "Beslut om nyckel", "sv");
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
  void a_decision_can_be_archived_and_read_by_everybody(PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTotalAssertions()).isGreaterThan(1000);
      assertThat(result.getTestAssertions()).isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  @Test
  void it_has_a_title_a_language_bookmarks_and_its_words() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Beslut om nyckel");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("sv");
      PDOutlineItem first = document.getDocumentCatalog().getDocumentOutline().getFirstChild();
      assertThat(first.getTitle()).isEqualTo("Beslut om fördelningsnyckel");
      assertThat(first.getFirstChild().getTitle()).isEqualTo("Skäl");
      assertThat(first.getFirstChild().getFirstChild().getTitle()).isEqualTo("Underlag");
      assertThat(first.getLastChild().getTitle()).isEqualTo("Bilaga");
      String text = new PDFTextStripper().getText(document);
      assertThat(text.split("Summa", -1)).hasSize(2);
      assertThat(text.split("Kommun Belopp, kr", -1)).hasSizeGreaterThan(5);
      assertThat(text)
          .contains("efter skrift: ffi, fj, tt", "Kommun 289", "75 000 000", "1 (")
          .doesNotContain("root:");
    }
  }

  @Test
  void nothing_but_a_heading_is_also_a_document() throws Exception {
    byte[] small = Pdf.render("<h1>Hej</h1>", "Hej", "en");
    Files.write(Path.of("target/letter.pdf"), pdf);
    assertThat(small).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
