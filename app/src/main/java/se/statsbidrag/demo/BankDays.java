package se.statsbidrag.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.OrderFile;

/**
 * What the demonstration's bank will say of an order, and when: all of it is settled when the order
 * comes, so that the same seed tells the same story.
 */
final class BankDays {

  private static final int LATE = 3;
  private static final int BACK_AFTER = 3;
  private static final int MOST_BACK = 2;
  private static final LocalTime MORNING = LocalTime.of(6, 0);

  private final OrderFile.Head order;
  private final List<Credit> credits;
  private final BankManner manner;
  private final Instant now;
  private final LocalDate day;
  private final Random random;
  private final BankPapers papers;
  private final List<DemoBank.Answer> answers = new ArrayList<>();

  BankDays(OrderFile.Head order, List<Credit> credits, DemoBank.Mood mood, Instant now) {
    this.order = order;
    this.credits = credits;
    this.manner = mood.manner();
    this.now = now;
    this.random = new Random(mood.seed() * 31 + order.messageId().hashCode());
    this.papers = new BankPapers(order);
    LocalDate today = WorkingCalendar.dayOf(now);
    LocalDate asked = WorkingCalendar.onOrAfter(order.day().isBefore(today) ? today : order.day());
    this.day = manner == BankManner.LATE ? WorkingCalendar.plusWorkingDays(asked, LATE) : asked;
  }

  /** All that the bank will say, in order. */
  List<DemoBank.Answer> answers() {
    List<BankPapers.No> rejected = rejected();
    List<Credit> paid =
        credits.stream()
            .filter(credit ->
                rejected.stream().noneMatch(no -> no.endToEndId().equals(credit.endToEndId())))
            .toList();
    String status = papers.status(number("ST"), now, rejected);
    say("1-status", now, status);
    if (manner == BankManner.DOUBLES) {
      say("1-status-igen", now, status);
    }
    if (manner == BankManner.STRANGERS) {
      say("1-status-annan", now, status.replace(order.messageId(), stranger()));
    }
    if (!paid.isEmpty()) {
      pay(paid);
    }
    return List.copyOf(answers);
  }

  private List<BankPapers.No> rejected() {
    List<BankPapers.No> rejected = new ArrayList<>();
    List<Credit> own = new ArrayList<>();
    for (Credit credit : credits) {
      if (credit.giro().isDemonstration()) {
        own.add(credit);
      } else {
        rejected.add(
            new BankPapers.No(
                credit.endToEndId(),
                credit.amount(),
                "AC01",
                "Demonstrationens bank betalar bara till nummer som börjar med 0"));
      }
    }
    if (manner == BankManner.REJECTS && !own.isEmpty()) {
      Credit closed = own.get(random.nextInt(own.size()));
      rejected.add(
          new BankPapers.No(closed.endToEndId(), closed.amount(), "AC04", "Kontot är avslutat"));
    }
    return rejected;
  }

  private void pay(List<Credit> paid) {
    List<String> entries =
        new ArrayList<>(paid.stream().map(credit -> papers.out(credit, day)).toList());
    if (manner == BankManner.STRANGERS) {
      entries.add(strangers(paid.getFirst()));
      entries.add(
          BankPapers.in(Money.ofKronor(1 + random.nextInt(90_000)), day, "Okänd avsändare"));
      Collections.shuffle(entries, random);
    }
    LocalDate next = WorkingCalendar.plusWorkingDays(day, 1);
    String told = papers.notification(number("AV"), morning(day), entries);
    if (manner != BankManner.LOSES) {
      say("2-avisering", morning(day), told);
    }
    if (manner == BankManner.DOUBLES) {
      say("2-avisering-igen", morning(day), told);
    }
    if (manner == BankManner.LOSES || manner == BankManner.DOUBLES) {
      say("3-utdrag", morning(next), papers.statement(number("KU"), morning(next), entries));
    }
    if (manner == BankManner.RETURNS) {
      comeBack(paid);
    }
  }

  private void comeBack(List<Credit> paid) {
    LocalDate back = WorkingCalendar.plusWorkingDays(day, BACK_AFTER);
    List<Credit> some = new ArrayList<>(paid);
    Collections.shuffle(some, random);
    List<String> entries =
        some.stream().limit(MOST_BACK).map(credit -> papers.back(credit, back)).toList();
    say("4-retur", morning(back), papers.notification(number("RE"), morning(back), entries));
  }

  /** A payment of somebody else's, as large as one of ours. */
  private String strangers(Credit like) {
    return papers
        .out(like, day)
        .replace(order.messageId(), stranger())
        .replace(like.endToEndId(), "ANNAN-" + (1 + random.nextInt(9_999)));
  }

  /** What somebody else calls their order: another name for each of ours. */
  private String stranger() {
    return "ANNAN-" + Integer.toHexString(order.messageId().hashCode());
  }

  private String number(String kind) {
    String number = kind + "-" + order.messageId();
    return number.length() <= 35 ? number : number.substring(0, 35);
  }

  private void say(String what, Instant at, String content) {
    answers.add(
        new DemoBank.Answer(
            order.messageId() + "-" + what + ".xml", at.isBefore(now) ? now : at, content));
  }

  /** A moment before the demonstration's day begins. */
  private static Instant morning(LocalDate day) {
    return day.atTime(MORNING).atZone(WorkingCalendar.SWEDEN).toInstant();
  }
}
