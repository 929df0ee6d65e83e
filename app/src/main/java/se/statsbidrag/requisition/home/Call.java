package se.statsbidrag.requisition.home;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.requisition.Offer;

/**
 * A round that waits for the recipient's answer.
 *
 * @param state how far the form has come
 * @param done how many of its parts have nothing left to do
 * @param all how many parts there are
 * @param byName who wrote in it last, or null
 * @param daysLeft whole days after today until the last one; negative where it has passed
 * @param href where it is answered
 */
record Call(
    Offer offer,
    State state,
    int done,
    int all,
    @Nullable String byName,
    LocalDate lastDay,
    long daysLeft,
    String href) {

  /** How far the form has come; the button says what to do next. */
  enum State {
    /** Nothing has been filled in. */
    NOT_BEGUN,
    /** Something has been filled in. */
    BEGUN,
    /** Everything has been filled in, and this person may send it in. */
    TO_SUBMIT,
    /** Everything has been filled in, and somebody else has to send it in. */
    TO_HAND_OVER,
    /** One of two has approved it; this person can be the other. */
    TO_CONFIRM,
    /** One of two has approved it, and it was this person. */
    WAITS_FOR_SECOND
  }

  /** Whether it is soon too late. */
  public boolean urgent() {
    return daysLeft <= 14;
  }

  public boolean past() {
    return daysLeft < 0;
  }
}
