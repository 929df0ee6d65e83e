package se.statsbidrag.identity.agents;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.statsbidrag.identity.contacts.ContactPerson;
import se.statsbidrag.identity.contacts.ContactPersons;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Refusal;

/** Whether, and why not, somebody may apply, and an application be dealt with. */
final class ApplicationRules {

  static final int LONGEST_TEXT = 2000;

  private static final int LONGEST_TITLE = 120;
  private static final LegalBasis BIAS = new LegalBasis("förvaltningslagen (2017:900)", "16 §");
  private static final LegalBasis TWO = new LegalBasis("myndighetsförordningen (2007:515)", "4 §");

  private ApplicationRules() {}

  /** Why the answers of a form cannot be an application. */
  static List<Refusal> applying(NewApplication wish, LocalDate today, Period longest) {
    List<Refusal> refusals =
        applicant(new ContactPerson.Details(wish.title(), wish.email(), wish.phone(), null));
    refusals.addAll(lasting(wish.wantedTo(), today, longest));
    return refusals;
  }

  /** Why these cannot be an applicant's position, address and telephone. */
  static List<Refusal> applicant(ContactPerson.Details typed) {
    List<Refusal> refusals = new ArrayList<>();
    if (typed.name().isEmpty()) {
      refusals.add(Refusal.of("agents.refusal.title.none").at("title"));
    } else if (typed.name().length() > LONGEST_TITLE) {
      refusals.add(Refusal.of("agents.refusal.title", LONGEST_TITLE).at("title"));
    }
    ContactPersons.refusals(typed).stream()
        .filter(refusal -> !"name".equals(refusal.field()))
        .forEach(refusals::add);
    return refusals;
  }

  /** Why a power cannot last to a day; the field is "to". */
  static List<Refusal> lasting(LocalDate to, LocalDate today, Period longest) {
    LocalDate last = today.plus(longest);
    return to.isBefore(today) || to.isAfter(last)
        ? List.of(Refusal.of("agents.refusal.to", today, last).at("to"))
        : List.of();
  }

  /** Why the officer may not act on it now. */
  static List<Refusal> dealing(
      Application application, Actor officer, Application.Status... allowed) {
    List<Refusal> refusals = new ArrayList<>();
    if (application.personId().equals(officer.personId())) {
      refusals.add(Refusal.of("agents.refusal.own").by(BIAS));
    }
    Set<Application.Status> stands = EnumSet.noneOf(Application.Status.class);
    stands.addAll(List.of(allowed));
    if (!stands.contains(application.status())) {
      refusals.add(Refusal.of("agents.refusal.stands"));
    }
    return refusals;
  }

  /** Why this person may not decide the refusal that somebody proposed: it takes two. */
  static List<Refusal> refusing(Application application, Actor decider) {
    List<Refusal> refusals =
        new ArrayList<>(dealing(application, decider, Application.Status.REFUSAL_PROPOSED));
    if (decider.personId().equals(application.proposedBy())) {
      refusals.add(Refusal.of("agents.refusal.proposer").by(TWO));
    }
    return refusals;
  }

  /** Why a text in a field cannot be kept. */
  static List<Refusal> text(String text, String field) {
    if (text.isBlank()) {
      return List.of(Refusal.of("agents.refusal.text.none").at(field));
    }
    return text.strip().length() > LONGEST_TEXT
        ? List.of(Refusal.of("agents.refusal.text", LONGEST_TEXT).at(field))
        : List.of();
  }

  /** Why a day to answer by cannot be that: it gives no time, or too much. */
  static List<Refusal> answerBy(LocalDate day, LocalDate today) {
    return day.isAfter(today) && !day.isAfter(today.plusYears(1))
        ? List.of()
        : List.of(Refusal.of("agents.refusal.answer-by", today).at("by"));
  }
}
