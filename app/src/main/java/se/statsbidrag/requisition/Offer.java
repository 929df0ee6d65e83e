package se.statsbidrag.requisition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundStatus;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.RecipientRole;

/**
 * What a recipient, in one of its roles, can ask for in a round: how much, and on which terms.
 *
 * @param agency the authority's name, to which the requisition is addressed
 * @param organisationNumber ten digits, or null where none has been imported
 * @param terms those in force now
 * @param ceiling the most that may be asked for
 */
public record Offer(
    Round round,
    String agency,
    RecipientRole recipient,
    @Nullable String organisationNumber,
    Terms terms,
    Ceiling ceiling) {

  /** Whether the form is there to be filled in. */
  public enum Opening {
    /** It has not opened yet. */
    NOT_YET,
    /** It can be filled in and sent in. */
    OPEN,
    /** The last day has passed: what comes is received, and is late. */
    PAST,
    /** The time in which the money can be used has passed too: nothing more is received here. */
    OVER,
    /** The round is answered on paper. */
    ON_PAPER;

    /** Whether what is sent in here is received, in time or late. */
    public boolean receives() {
      return this == OPEN || this == PAST;
    }
  }

  /**
   * Whether the form is there at a moment; the last moment is the first one that is too late. It is
   * the clock that says so, and not whether a job has closed the round yet.
   */
  public Opening opening(Instant now) {
    if (terms.channel() == Terms.Channel.FORM || terms.signing() == Terms.Signing.SIGNATURE) {
      return Opening.ON_PAPER; // signing in is not signing, and there is no signing service here
    }
    boolean announcedOnly =
        round.status() == RoundStatus.PLANNED || round.status() == RoundStatus.ANNOUNCED;
    if (announcedOnly || now.isBefore(terms.opens())) {
      return Opening.NOT_YET;
    }
    if (!isLate(now)) {
      return Opening.OPEN;
    }
    return now.isBefore(WorkingCalendar.endOf(terms.document().use().last()))
        ? Opening.PAST
        : Opening.OVER;
  }

  /** Whether what is received at a moment is late. */
  public boolean isLate(Instant received) {
    return !received.isBefore(terms.closes());
  }

  /** Whether this recipient may say that it wishes to share in what others leave. */
  public boolean sharing() {
    return terms.redistribution().reaches(kind());
  }

  /** Whether one who asks for less than the whole may share all the same. */
  public boolean partMayShare() {
    return !terms.redistribution().wholeCeilingRequired();
  }

  /** The recipient's category, as the register names it. */
  public String kind() {
    return recipient.kind().name();
  }
}
