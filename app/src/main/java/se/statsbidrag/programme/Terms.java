package se.statsbidrag.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Period;
import se.statsbidrag.kernel.WorkingCalendar;

/**
 * A version of a round's terms (villkor): what its instructions (anvisningar) say, as data.
 *
 * @param version 1 for the first
 * @param published when it came into force, or null for a draft
 * @param document what it says
 * @param figures the amounts that its texts name, by placeholder
 */
public record Terms(
    UUID id,
    UUID roundId,
    int version,
    @Nullable Instant published,
    TermsDocument document,
    Map<String, Money> figures) {

  public Terms {
    figures = Map.copyOf(figures);
  }

  /** How a requisition comes in. */
  public enum Channel {
    /** E-tjänsten. */
    SERVICE,
    /** Blanketten: a form that is sent out, signed on paper and entered by a registrator. */
    FORM
  }

  /** What makes it binding. */
  public enum Signing {
    /** Godkännande: a confirmation by somebody who has signed in. */
    CONFIRMATION,
    /** Underskrift: an advanced electronic signature, or ink on a form. */
    SIGNATURE
  }

  /** What happens with what nobody requisitions (omfördelning). */
  public record Redistribution(
      Mode mode, List<String> from, List<String> to, boolean wholeCeilingRequired) {

    /** Whether it shall be done. */
    public enum Mode {
      /** It is not shared out again. */
      NONE,
      /** Får fördelas. */
      MAY,
      /** Kommer att fördelas. */
      WILL
    }

    public Redistribution {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }

    /** Whether recipients of this category can get a share. */
    public boolean reaches(String recipientKind) {
      return mode != Mode.NONE && to.contains(recipientKind);
    }
  }

  /**
   * When the money is paid out (utbetalningslöfte).
   *
   * @param binding true for "inom", false for "vanligtvis inom"
   * @param instalments the parts that it is paid in; empty where it is paid in one sum
   */
  public record Promise(
      int workingDays,
      boolean binding,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> instalments) {

    /** In one sum. */
    public Promise(int workingDays, boolean binding) {
      this(workingDays, binding, List.of());
    }

    @JsonCreator
    public Promise {
      instalments = List.copyOf(Objects.requireNonNullElse(instalments, List.of()));
    }

    /**
     * A part of the payment (delbetalning).
     *
     * @param percent of what is awarded
     * @param day the last day; absent for the day that the promise itself gives
     */
    public record Part(int percent, @Nullable LocalDate day) {

      /** The last day, never before what the promise gives. */
      public LocalDate due(LocalDate promised) {
        return day == null || day.isBefore(promised) ? promised : day;
      }
    }

    /** The last day that keeps it, for what was received on a day. */
    public LocalDate due(LocalDate received) {
      return WorkingCalendar.plusWorkingDays(received, workingDays);
    }
  }

  /** A highest share of what was requisitioned that may go to something (R76). */
  public record Cap(String code, String text, int percent, List<String> recipients) {

    public Cap {
      recipients = List.copyOf(recipients);
    }
  }

  /** A question of the report. */
  public record Question(String code, String text, List<String> recipients) {

    public Question {
      recipients = List.copyOf(recipients);
    }
  }

  /**
   * The report of how the money was used (återrapportering).
   *
   * @param economic whether an economic account belongs to it
   * @param timely whether reporting in time is a condition of the grant
   */
  public record Report(
      LocalDate lastDay, boolean economic, boolean timely, List<Question> questions) {

    public Report {
      questions = List.copyOf(questions);
    }
  }

  /** Whether something must or may be paid back. */
  public enum Duty {
    /** Ska. */
    MUST,
    /** Kan bli skyldig att. */
    MAY
  }

  /** What is paid back (återbetalning): what was not used, and what was used for something else. */
  public record Repayment(Duty unused, Duty misused) {}

  /**
   * Whether a decision can be appealed.
   *
   * @param basis the statute; must be stated where it cannot be appealed
   */
  public record Appeal(boolean allowed, LegalBasis basis, String text) {}

  /** Where to turn with questions. A function, never a person. */
  public record Contact(String name, String email, @Nullable String phone) {}

  /** What recipients of a category are called in this round. */
  public record Wording(String kind, String one, String many, String definite) {}

  /** A heading of the instructions and what stands under it. */
  public record Section(String code, String heading, List<TermText> texts) {

    public Section {
      texts = List.copyOf(texts);
    }
  }

  /** From when it can be requisitioned. */
  public Instant opens() {
    return WorkingCalendar.startOf(document.opens());
  }

  /** The first moment that is too late. */
  public Instant closes() {
    return WorkingCalendar.endOf(lastDay());
  }

  /** The last day on which it can be requisitioned, moved by the Saturday rule where that holds. */
  public LocalDate lastDay() {
    return document.nextWorkingDay()
        ? WorkingCalendar.onOrAfter(document.lastDay())
        : document.lastDay();
  }

  /** Whether the Saturday rule (lördagsregeln) has moved the day that the instructions state. */
  public boolean lastDayMoved() {
    return !lastDay().equals(document.lastDay());
  }

  /** The last day of the report, moved where the Saturday rule holds. */
  public LocalDate reportDay() {
    LocalDate stated = document.report().lastDay();
    return document.nextWorkingDay() ? WorkingCalendar.onOrAfter(stated) : stated;
  }

  /** When the money may be used. No Saturday rule moves it (L20). */
  public Period use() {
    return new Period(document.use().first(), document.use().last());
  }

  public Channel channel() {
    return document.channel();
  }

  public Signing signing() {
    return document.signing();
  }

  /** How many must sign or confirm together. */
  public int signatories() {
    return document.signatories();
  }

  /** Whether less than the ceiling may be requisitioned. */
  public boolean partAllowed() {
    return document.partAllowed();
  }

  /** Whether a recipient's own system may submit, without a person. */
  public boolean systemMaySubmit() {
    return document.systemMaySubmit();
  }

  public Redistribution redistribution() {
    return document.redistribution();
  }

  public Promise promise() {
    return document.promise();
  }

  /** Why the whole is assumed and not published (L23), or null where it is published. */
  public @Nullable String assumption() {
    return document.assumption();
  }

  /** Whether a condition, or all of the terms, is assumed and not published (L23). */
  public boolean assumes(String code) {
    return document.assumption() != null
        || document.texts().anyMatch(text -> text.code().equals(code) && text.assumption() != null);
  }

  /** What a category of recipients is called. */
  public Optional<Wording> wording(String recipientKind) {
    return document.wording().stream().filter(word -> word.kind().equals(recipientKind)).findAny();
  }

  /** Every condition that concerns a category of recipients, in order, with its data filled in. */
  public List<TermText> texts(String recipientKind) {
    return sections().stream()
        .flatMap(section -> section.texts().stream())
        .filter(text -> text.concerns(recipientKind))
        .toList();
  }

  /** The instructions' headings and texts, with their data filled in. */
  public List<Section> sections() {
    return TermsWords.filled(this);
  }
}
