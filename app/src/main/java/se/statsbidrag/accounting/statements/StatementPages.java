package se.statsbidrag.accounting.statements;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.award.Award;
import se.statsbidrag.award.Awards;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.writing.TableFormat;

/** The statement of a recipient, a round or an appropriation item, and the recipient's own. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class StatementPages {

  private static final String ROOT = "/kontoutdrag";
  private static final String OWN = "/mina-bidrag/kontoutdrag";

  private final MoneyStatements statements;
  private final Awards awards;
  private final Rounds rounds;
  private final Recipients recipients;

  StatementPages(MoneyStatements statements, Awards awards, Rounds rounds, Recipients recipients) {
    this.statements = statements;
    this.awards = awards;
    this.rounds = rounds;
    this.recipients = recipients;
  }

  @GetMapping(ROOT + "/mottagare/{id}")
  String recipient(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "1") int sida, Model model) {
    String name =
        recipients.organisation(id).orElseThrow(() -> new NotFound("recipient", id)).name();
    return show(
        Scope.recipient(actor.agencyId(), id), name, ROOT + "/mottagare/" + id, sida, model);
  }

  @GetMapping(ROOT + "/mottagare/{id}/kontoutdrag.{format:csv|xlsx}")
  void recipientFile(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String format,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    file(Scope.recipient(actor.agencyId(), id), format, locale, response);
  }

  @GetMapping(ROOT + "/omgang/{id}")
  String round(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "1") int sida,
      Locale locale,
      Model model) {
    Round round = rounds.round(id);
    if (!round.agencyId().equals(actor.agencyId())) {
      throw new NotFound("round", id);
    }
    String name = round.name(locale);
    return show(Scope.round(actor.agencyId(), id), name, ROOT + "/omgang/" + id, sida, model);
  }

  @GetMapping(ROOT + "/omgang/{id}/kontoutdrag.{format:csv|xlsx}")
  void roundFile(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable String format,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    file(Scope.round(actor.agencyId(), id), format, locale, response);
  }

  @GetMapping(ROOT + "/anslag/{year}/{code}")
  String item(
      Actor actor,
      @PathVariable int year,
      @PathVariable String code,
      @RequestParam(defaultValue = "1") int sida,
      Model model) {
    Scope scope = Scope.item(actor.agencyId(), year, code);
    return show(scope, code + ", " + year, ROOT + "/anslag/" + year + "/" + code, sida, model);
  }

  @GetMapping(ROOT + "/anslag/{year}/{code}/kontoutdrag.{format:csv|xlsx}")
  void itemFile(
      Actor actor,
      @PathVariable int year,
      @PathVariable String code,
      @PathVariable String format,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    file(Scope.item(actor.agencyId(), year, code), format, locale, response);
  }

  /** What a recipient's own people see: the money of the awards that they may see. */
  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping(OWN)
  String own(Actor actor, @RequestParam(defaultValue = "1") int sida, Model model) {
    MoneyStatements.Page page = statements.page(own(actor), sida);
    model.addAttribute("page", page);
    model.addAttribute("files", files(OWN));
    return "accounting/own-statement";
  }

  @Access({Role.AGENT, Role.REPRESENTATIVE, Role.COORDINATOR})
  @GetMapping(OWN + ".{format:csv|xlsx}")
  void ownFile(
      Actor actor, @PathVariable String format, Locale locale, HttpServletResponse response)
      throws IOException {
    file(own(actor), format, locale, response);
  }

  private Scope own(Actor actor) {
    return Scope.own(awards.own(actor).stream().map(Award::pot).toList());
  }

  private String show(Scope scope, String name, String address, int page, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("page", statements.page(scope, page));
    model.addAttribute("files", files(address + "/kontoutdrag"));
    return "accounting/statement";
  }

  private static List<Parts.Download> files(String address) {
    return List.of(
        new Parts.Download(address + ".csv", "CSV", null),
        new Parts.Download(address + ".xlsx", "XLSX", null));
  }

  private void file(Scope scope, String format, Locale locale, HttpServletResponse response)
      throws IOException {
    TableFormat how = format.equals("csv") ? TableFormat.CSV : TableFormat.XLSX;
    response.setContentType(how.mediaType());
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"kontoutdrag." + format + "\"");
    statements.write(scope, how, response.getOutputStream(), locale);
  }
}
