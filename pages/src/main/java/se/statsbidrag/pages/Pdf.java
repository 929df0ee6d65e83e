package se.statsbidrag.pages;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/**
 * Letters and decisions as PDF that can be archived and read by everybody: PDF/A-2a and PDF/UA-1,
 * with the font inside, a language, a title, bookmarks from the headings and tables whose heads say
 * what they are heads of. Looks like {@code print.css}; fetches nothing from anywhere.
 */
public final class Pdf {

  private static final String FAMILY = "Source Sans 3";
  private static final byte[] REGULAR = font("fonts/SourceSans3_400Regular.ttf");
  private static final byte[] SEMIBOLD = font("fonts/SourceSans3_600SemiBold.ttf");
  private static final byte[] ITALIC = font("fonts/SourceSans3_400Regular_Italic.ttf");
  private static final String STYLE = new String(resource("print.css"), StandardCharsets.UTF_8);
  private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  private static final String PRODUCER = "Statsbidrag";
  private static final int DIRECTORY = 12;
  private static final int ENTRY = 16;
  private static final int NORMAL = 400;
  private static final int HEAVY = 600;
  private static final int BOLD = 700;

  static {
    XRLog.setLoggingEnabled(false);
  }

  private Pdf() {}

  /**
   * Renders a page of HTML, as a template writes it.
   *
   * @param html the document; its own style sheets and scripts are left out
   * @param title what the document is called, in its properties and its window
   * @param lang the language it is written in: sv, en
   */
  public static byte[] render(String html, String title, String lang) {
    Document document = Paper.prepared(Jsoup.parse(html), title, lang, STYLE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.useColorProfile(COLOURS);
    builder.withProducer(PRODUCER);
    font(builder, REGULAR, NORMAL, FontStyle.NORMAL);
    font(builder, SEMIBOLD, HEAVY, FontStyle.NORMAL);
    font(builder, SEMIBOLD, BOLD, FontStyle.NORMAL);
    font(builder, ITALIC, NORMAL, FontStyle.ITALIC);
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(document), "/");
    builder.toStream(out);
    run(builder);
    return out.toByteArray();
  }

  /**
   * Runs where the XML of the JDK is all that is seen: to look for another in every jar on the way
   * takes half the time of a document.
   */
  private static void run(PdfRendererBuilder builder) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * The text of a document that was rendered here, line by line, so that it can be written again;
   * empty where it was made elsewhere or cannot be read.
   */
  public static Optional<String> text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String maker = document.getDocumentInformation().getProducer();
      if (maker == null || !maker.startsWith(PRODUCER)) {
        return Optional.empty();
      }
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setLineSeparator("\n");
      return Optional.of(stripper.getText(document).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void font(PdfRendererBuilder builder, byte[] font, int weight, FontStyle style) {
    builder.useFont(() -> new ByteArrayInputStream(font), FAMILY, weight, style, true);
  }

  /**
   * A font whose ligatures are out of sight: the one for "ft" has no letters behind it, so that
   * "efter" could be neither searched for nor read aloud. The table's name in the font's directory
   * is all that is changed.
   */
  private static byte[] font(String name) {
    byte[] font = resource(name);
    byte[] ligatures = "GSUB".getBytes(StandardCharsets.US_ASCII);
    int tables = Byte.toUnsignedInt(font[4]) << 8 | Byte.toUnsignedInt(font[5]);
    for (int at = DIRECTORY; at < DIRECTORY + tables * ENTRY; at += ENTRY) {
      if (Arrays.equals(font, at, at + ligatures.length, ligatures, 0, ligatures.length)) {
        font[at] = 'x';
      }
    }
    return font;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Objects.requireNonNull(Pdf.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
