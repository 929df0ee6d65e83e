package se.statsbidrag.requisition.form;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.requisition.Draft;
import se.statsbidrag.requisition.Drafts;
import se.statsbidrag.requisition.Offer;
import se.statsbidrag.requisition.Requisition;

/** What every page of the form shows beside the form: for whom, how much, until when. */
@Component
class Frame {

  private final Drafts drafts;
  private final Questions questions;
  private final MessageSource messages;
  private final Clock clock;

  Frame(Drafts drafts, Questions questions, MessageSource messages, Clock clock) {
    this.drafts = drafts;
    this.questions = questions;
    this.messages = messages;
    this.clock = clock;
  }

  void show(Actor actor, Offer offer, Optional<Draft> draft, Model model) {
    Locale locale = LocaleContextHolder.getLocale();
    String root = FormPages.ROOT + "/" + offer.round().id();
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("offer", offer);
    model.addAttribute("root", root);
    model.addAttribute("name", offer.round().name(locale));
    model.addAttribute("draft", draft.orElse(null));
    model.addAttribute("version", draft.map(Draft::version).orElse(0));
    model.addAttribute("maySubmit", drafts.maySubmit(actor, offer));
    Optional<Requisition> asked =
        drafts.active(actor, offer).filter(sent -> sent.answerBy() != null);
    LocalDate lastDay =
        asked
            .map(Requisition::answerBy)
            .orElseGet(() -> WorkingCalendar.dayOf(offer.terms().closes()).minusDays(1));
    boolean answersInTime = asked.isPresent() && !today.isAfter(lastDay);
    model.addAttribute(
        "opening", answersInTime ? Offer.Opening.OPEN : offer.opening(clock.instant()));
    model.addAttribute("asked", asked.orElse(null));
    model.addAttribute("questions", asked.map(sent -> questions.of(actor, sent)).orElse(List.of()));
    model.addAttribute("lastDay", asked.isPresent() ? lastDay : offer.terms().lastDay());
    model.addAttribute("daysLeft", ChronoUnit.DAYS.between(today, lastDay));
    model.addAttribute(
        "breadcrumbs",
        List.of(
            Parts.Crumb.to(FormPages.ROOT, messages.getMessage("requisition.nav", null, locale)),
            new Parts.Crumb(root, offer.round().name(locale), true)));
  }
}
