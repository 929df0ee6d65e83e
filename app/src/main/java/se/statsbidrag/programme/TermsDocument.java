package se.statsbidrag.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the terms says, as it stands in the file and is kept.
 *
 * @param assumption why all of it is assumed and not published (L23), or null
 * @param opens the first day on which it can be requisitioned
 * @param lastDay the last day, as the instructions state it
 * @param nextWorkingDay the Saturday rule: a last day that is no working day moves to the next
 * @param partAllowed whether less than the ceiling may be asked for
 * @param reminders how many working days before the last day those who have not answered are
 *     reminded
 */
public record TermsDocument(
    String title,
    @Nullable String assumption,
    LocalDate opens,
    LocalDate lastDay,
    boolean nextWorkingDay,
    Terms.Channel channel,
    Terms.Signing signing,
    int signatories,
    boolean partAllowed,
    boolean systemMaySubmit,
    Terms.Redistribution redistribution,
    Terms.Promise promise,
    Use use,
    List<Terms.Cap> caps,
    Terms.Report report,
    Terms.Repayment repayment,
    Terms.Appeal appeal,
    Terms.Contact contact,
    List<Integer> reminders,
    List<Terms.Wording> wording,
    List<Terms.Section> sections) {

  /** The first and the last day of use. */
  public record Use(LocalDate first, LocalDate last) {}

  public TermsDocument {
    caps = List.copyOf(caps);
    reminders = List.copyOf(reminders);
    wording = List.copyOf(wording);
    sections = List.copyOf(sections);
  }

  Stream<TermText> texts() {
    return sections.stream().flatMap(section -> section.texts().stream());
  }
}
