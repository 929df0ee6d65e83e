package se.statsbidrag.requisition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Pdf;

/** The requisition on paper (rekvisitionen som handling), made from the frozen content alone. */
@Component
public class Papers {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' HH.mm.ss", SWEDISH);

  private static final String KIND = "REQUISITION";
  private static final String PDF = "application/pdf";

  private final SpringTemplateEngine templates;
  private final MessageSource messages;
  private final ContentRows rows;
  private final Cases cases;

  Papers(SpringTemplateEngine templates, MessageSource messages, ContentRows rows, Cases cases) {
    this.templates = templates;
    this.messages = messages;
    this.rows = rows;
    this.cases = cases;
  }

  /** The paper as it was registered; empty until it has been made. */
  public Optional<byte[]> of(Requisition sent) {
    UUID document = sent.documentId();
    return document == null
        ? Optional.empty()
        : Optional.of(cases.content(Actor.system(sent.agencyId()), document));
  }

  /** Writes the paper. */
  byte[] write(Requisition sent) {
    Map<String, Object> model = new HashMap<>();
    model.put("sent", sent);
    model.put("received", toTheSecond(sent.receivedAt()));
    model.put("closes", WorkingCalendar.dayOf(sent.closesAt().minusMillis(1)));
    model.put("rows", rows.of(sent.sent(), null, SWEDISH));
    String html = templates.process("requisition/paper", new Context(SWEDISH, model));
    return Pdf.render(html, title(sent), "sv");
  }

  /** The paper as a document: one that came in, or a note of the form that did. */
  NewDocument document(Requisition sent, byte[] paper) {
    LocalDate day = WorkingCalendar.dayOf(sent.receivedAt());
    String number = sent.caseNumber().replaceAll("[^0-9A-Za-z-]+", "-");
    String file = "rekvisition-" + number + "-" + sent.version() + ".pdf";
    return sent.channel() == Requisition.Channel.FORM
        ? NewDocument.drawnUp(day, title(sent), KIND, file, PDF, paper)
        : NewDocument.received(day, sent.recipientName(), title(sent), KIND, file, PDF, paper);
  }

  private String title(Requisition sent) {
    return messages.getMessage(
        "requisition.paper.title",
        new Object[] {sent.sent().round(), sent.recipientName()},
        SWEDISH);
  }

  private static String toTheSecond(Instant moment) {
    return LocalDateTime.ofInstant(moment, WorkingCalendar.SWEDEN).format(SECOND);
  }
}
