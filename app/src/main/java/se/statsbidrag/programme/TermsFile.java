package se.statsbidrag.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.LegalBasis;

/**
 * The terms as a file describes them: as {@link TermsDocument}, but a text needs to say only what
 * is not the same for all.
 *
 * @param source where the agency's conditions stand: its instructions
 */
record TermsFile(
    String title,
    String source,
    @Nullable String assumption,
    LocalDate opens,
    LocalDate lastDay,
    @Nullable Boolean nextWorkingDay,
    Terms.Channel channel,
    Terms.Signing signing,
    @Nullable Integer signatories,
    @Nullable Boolean partAllowed,
    @Nullable Boolean systemMaySubmit,
    Terms.Redistribution redistribution,
    Terms.Promise promise,
    TermsDocument.Use use,
    @Nullable List<Terms.Cap> caps,
    Terms.Report report,
    Terms.Repayment repayment,
    Terms.Appeal appeal,
    Terms.Contact contact,
    @Nullable List<Integer> reminders,
    List<Terms.Wording> wording,
    List<Heading> sections) {

  /** A heading and what stands under it. */
  record Heading(String code, @Nullable String heading, List<Text> texts) {}

  /**
   * A text.
   *
   * @param mandate where in the mandate the condition stands; absent for the agency's own
   */
  record Text(
      String code,
      String text,
      TermText.@Nullable Form form,
      @Nullable String mandate,
      @Nullable List<String> recipients,
      @Nullable String assumption) {}

  /** Terms as a file says them. */
  static TermsFile of(TermsDocument terms) {
    return new TermsFile(
        terms.title(),
        terms
            .texts()
            .filter(text -> text.setBy() == TermText.SetBy.AGENCY)
            .map(text -> text.source().source())
            .findFirst()
            .orElse(terms.title()),
        terms.assumption(),
        terms.opens(),
        terms.lastDay(),
        terms.nextWorkingDay(),
        terms.channel(),
        terms.signing(),
        terms.signatories(),
        terms.partAllowed(),
        terms.systemMaySubmit(),
        terms.redistribution(),
        terms.promise(),
        terms.use(),
        terms.caps(),
        terms.report(),
        terms.repayment(),
        terms.appeal(),
        terms.contact(),
        terms.reminders(),
        terms.wording(),
        terms.sections().stream().map(TermsFile::heading).toList());
  }

  private static Heading heading(Terms.Section section) {
    return new Heading(
        section.code(),
        section.heading(),
        section.texts().stream()
            .map(text ->
                new Text(
                    text.code(),
                    text.text(),
                    text.form(),
                    text.setBy() == TermText.SetBy.MANDATE ? text.source().place() : null,
                    text.recipients(),
                    text.assumption()))
            .toList());
  }

  /** What it says of a round that rests on a mandate. */
  TermsDocument document(LegalBasis mandate) {
    return new TermsDocument(
        title,
        assumption == null ? null : assumption.strip(),
        opens,
        lastDay,
        nextWorkingDay == null || nextWorkingDay,
        channel,
        signing,
        signatories == null ? 1 : signatories,
        partAllowed == null || partAllowed,
        Boolean.TRUE.equals(systemMaySubmit),
        redistribution,
        promise,
        use,
        list(caps),
        report,
        repayment,
        appeal,
        contact,
        list(reminders),
        wording,
        sections.stream().map(heading -> section(heading, mandate)).toList());
  }

  private Terms.Section section(Heading heading, LegalBasis mandate) {
    return new Terms.Section(
        heading.code(),
        Objects.requireNonNullElse(heading.heading(), ""),
        heading.texts().stream().map(text -> text(heading.code(), text, mandate)).toList());
  }

  private TermText text(String section, Text text, LegalBasis mandate) {
    boolean own = text.mandate() == null;
    return new TermText(
        text.code(),
        section,
        text.text().strip(),
        Objects.requireNonNullElse(text.form(), TermText.Form.PARAGRAPH),
        own ? TermText.SetBy.AGENCY : TermText.SetBy.MANDATE,
        own ? LegalBasis.of(source) : new LegalBasis(mandate.source(), text.mandate()),
        list(text.recipients()),
        text.assumption());
  }

  private static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
