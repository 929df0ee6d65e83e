package se.statsbidrag.publication.rounds;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.award.redistribution.SharedOut;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.programme.Grant;
import se.statsbidrag.programme.Instructions;
import se.statsbidrag.programme.Notices;
import se.statsbidrag.programme.Rounds;

/** A grant, its rounds and their instructions (anvisningar), as everybody may read them. */
@Controller
@Access(open = true)
class PublicRoundPages {

  private final Rounds rounds;
  private final PublicRounds published;
  private final Instructions instructions;
  private final Notices notices;
  private final Keys keys;
  private final RoundFacts facts;
  private final InstructionsPaper paper;
  private final RoundCalendar calendar;
  private final RoundFeed feed;
  private final SharedOut sharedOut;
  private final MessageSource messages;

  PublicRoundPages(
      Rounds rounds,
      PublicRounds published,
      Instructions instructions,
      Notices notices,
      Keys keys,
      RoundFacts facts,
      InstructionsPaper paper,
      RoundCalendar calendar,
      RoundFeed feed,
      SharedOut sharedOut,
      MessageSource messages) {
    this.rounds = rounds;
    this.published = published;
    this.instructions = instructions;
    this.notices = notices;
    this.keys = keys;
    this.facts = facts;
    this.paper = paper;
    this.calendar = calendar;
    this.feed = feed;
    this.sharedOut = sharedOut;
    this.messages = messages;
  }

  @GetMapping("/statsbidrag/{slug}")
  String grant(@PathVariable String slug, Model model, Locale locale) {
    Grant grant = announced(slug);
    List<PublicRound> own = published.of(grant);
    model.addAttribute("grant", grant);
    model.addAttribute("locale", locale);
    model.addAttribute("rounds", own);
    model.addAttribute("statuses", own.stream().map(one -> rounds.status(one.round())).toList());
    model.addAttribute("open", own.stream().filter(one -> isOpen(one)).toList());
    model.addAttribute("notices", notices.published(grant));
    model.addAttribute("breadcrumbs", crumbs(grant, locale));
    return "publication/statsbidrag";
  }

  @GetMapping("/statsbidrag/{slug}/{round}")
  String round(@PathVariable String slug, @PathVariable String round, Model model, Locale locale) {
    Grant grant = announced(slug);
    PublicRound shown = published.find(grant, round);
    model.addAttribute("shown", shown);
    model.addAttribute("locale", locale);
    model.addAttribute("open", isOpen(shown));
    model.addAttribute("sharedOut", sharedOut.of(shown.round().id()));
    model.addAttribute("status", rounds.status(shown.round()));
    if (shown.hasTerms()) {
      model.addAttribute("facts", facts.of(shown.round(), shown.terms(), locale));
      model.addAttribute("text", InstructionsText.of(shown.terms()));
      model.addAttribute("versions", instructions.published(shown.round()));
      model.addAttribute(
          "downloads", List.of(new Parts.Download(shown.path() + "/anvisningar.pdf", "PDF", null)));
    }
    model.addAttribute("breadcrumbs", crumbs(grant, shown, locale));
    return "publication/round";
  }

  @GetMapping("/statsbidrag/{slug}/besked/{id}")
  String notice(@PathVariable String slug, @PathVariable UUID id, Model model, Locale locale) {
    Grant grant = announced(slug);
    Notices.Notice notice =
        notices.published(grant).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("notice", id));
    model.addAttribute("grant", grant);
    model.addAttribute("locale", locale);
    model.addAttribute("notice", notice);
    model.addAttribute("like", rounds.round(notice.likeRoundId()));
    model.addAttribute("indications", keys.indications(notice));
    model.addAttribute("breadcrumbs", crumbs(grant, locale));
    return "publication/notice";
  }

  @GetMapping("/statsbidrag/{slug}/{round}/anvisningar.pdf")
  void pdf(@PathVariable String slug, @PathVariable String round, HttpServletResponse response)
      throws IOException {
    PublicRound shown = published.find(announced(slug), round);
    if (!shown.hasTerms()) {
      throw new NotFound("instructions", round);
    }
    byte[] document = paper.of(shown);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"anvisningar-" + shown.slug() + ".pdf\"");
    write(response, "application/pdf", document);
  }

  @GetMapping("/statsbidrag/kalender.ics")
  void calendar(HttpServletResponse response, Locale locale) throws IOException {
    byte[] text = calendar.of(published.all(), locale).getBytes(StandardCharsets.UTF_8);
    write(response, "text/calendar; charset=utf-8", text);
  }

  @GetMapping("/statsbidrag/flode.xml")
  void feed(HttpServletResponse response, Locale locale) throws IOException {
    byte[] text = feed.of(published.all(), locale).getBytes(StandardCharsets.UTF_8);
    write(response, "application/atom+xml; charset=utf-8", text);
  }

  private boolean isOpen(PublicRound round) {
    return rounds.isOpen(round.round());
  }

  /** A grant with something that everybody may know of; otherwise it does not exist. */
  private Grant announced(String slug) {
    Grant grant = rounds.grant(slug);
    if (published.of(grant).isEmpty() && notices.published(grant).isEmpty()) {
      throw new NotFound("grant", slug);
    }
    return grant;
  }

  private static void write(HttpServletResponse response, String type, byte[] content)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private List<Parts.Crumb> crumbs(Grant grant, Locale locale) {
    return List.of(
        Parts.Crumb.to("/", messages.getMessage("publication.crumb.start", null, locale)),
        Parts.Crumb.to("/bidrag", messages.getMessage("publication.nav.grants", null, locale)),
        Parts.Crumb.to("/statsbidrag/" + grant.slug(), grant.name(locale)));
  }

  private List<Parts.Crumb> crumbs(Grant grant, PublicRound round, Locale locale) {
    List<Parts.Crumb> crumbs = new java.util.ArrayList<>(crumbs(grant, locale));
    crumbs.add(Parts.Crumb.to(round.path(), round.round().name(locale)));
    return crumbs;
  }
}
