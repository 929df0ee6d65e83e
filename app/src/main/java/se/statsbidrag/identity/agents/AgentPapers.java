package se.statsbidrag.identity.agents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.pages.Parts.Row;
import se.statsbidrag.pages.Pdf;

/** Keeps the case of an application: each paper in and out is registered at once. */
@Component
class AgentPapers {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final SpringTemplateEngine templates;
  private final MessageSource messages;
  private final Cases cases;
  private final Clock clock;

  AgentPapers(SpringTemplateEngine templates, MessageSource messages, Cases cases, Clock clock) {
    this.templates = templates;
    this.messages = messages;
    this.cases = cases;
    this.clock = clock;
  }

  /** Writes a paper and registers it, as coming from or going to the applicant. */
  void write(
      Actor actor,
      Application application,
      Document.Direction direction,
      String what,
      List<Row> facts,
      List<String> text) {
    String title = word("agents.paper." + what, application.organisationName());
    byte[] pdf =
        Pdf.render(
            templates.process(
                "agents/paper",
                new Context(
                    SWEDISH,
                    Map.of(
                        "title",
                        title,
                        "caseNumber",
                        application.caseNumber(),
                        "day",
                        LocalDate.now(clock),
                        "facts",
                        facts,
                        "text",
                        text))),
            title,
            "sv");
    register(
        actor, application, direction, title, kind(what), what + ".pdf", "application/pdf", pdf);
  }

  /** Registers a file that the applicant sent. */
  void received(Actor actor, Application application, String title, Evidence file) {
    register(
        actor,
        application,
        Document.Direction.IN,
        title,
        "EVIDENCE",
        file.fileName(),
        file.mediaType(),
        file.bytes());
  }

  private void register(
      Actor actor,
      Application application,
      Document.Direction direction,
      String title,
      String kind,
      String fileName,
      String mediaType,
      byte[] content) {
    cases.register(
        actor.at(application.agencyId()),
        application.caseId(),
        new NewDocument(
            direction,
            LocalDate.now(clock),
            application.personName() + ", " + application.organisationName(),
            title,
            kind,
            fileName,
            mediaType,
            new NewDocument.Content(content),
            null));
  }

  String word(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SWEDISH);
  }

  private static String kind(String what) {
    return "AGENT_" + what.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
