package se.statsbidrag.requisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Period;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.WorkingCalendar;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.programme.TermsDocument;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;

/** When a form can be begun and sent in, to the second. */
@SystemTest
class SubmissionRulesTest {

  @Autowired FormFixture form;

  @ParameterizedTest
  @CsvSource({
    "2020-09-01, 2020-09-01T21:59:59.999999Z, 2020-09-01T22:00:00Z", // summer
    "2020-12-01, 2020-12-01T22:59:59.999999Z, 2020-12-01T23:00:00Z", // winter
    "2020-03-28, 2020-03-28T22:59:59.999999Z, 2020-03-28T23:00:00Z", // before the clock goes on
    "2020-03-29, 2020-03-29T21:59:59.999999Z, 2020-03-29T22:00:00Z", // a day of 23 hours
    "2020-10-25, 2020-10-25T22:59:59.999999Z, 2020-10-25T23:00:00Z" // a day of 25 hours
  })
  @Shows("L3")
  void the_last_day_counts_to_24_in_sweden_also_when_the_clock_is_moved(
      LocalDate lastDay, Instant inTime, Instant late) {
    Offer offer = offer(lastDay, Terms.Channel.SERVICE, Terms.Signing.CONFIRMATION);
    assertThat(offer.isLate(inTime)).isFalse();
    assertThat(offer.opening(inTime)).isEqualTo(Offer.Opening.OPEN);
    assertThat(offer.isLate(late)).isTrue();
    assertThat(offer.opening(late)).isEqualTo(Offer.Opening.PAST);
    assertThat(SubmissionRules.toBegin(offer, Optional.empty(), late)).as("begun late").isEmpty();
    assertThat(SubmissionRules.channel(offer, late)).as("sent in late").isEmpty();
  }

  @Test
  @Shows("L3")
  void late_ones_are_received_until_the_money_can_no_longer_be_used_whatever_a_job_has_done() {
    Offer offer =
        offer(LocalDate.of(2020, 9, 1), Terms.Channel.SERVICE, Terms.Signing.CONFIRMATION);
    Instant end = WorkingCalendar.endOf(offer.terms().document().use().last());
    assertThat(offer.opening(end.minusNanos(1000))).isEqualTo(Offer.Opening.PAST);
    assertThat(offer.opening(end)).isEqualTo(Offer.Opening.OVER);
    assertThat(SubmissionRules.toBegin(offer, Optional.empty(), end))
        .extracting(Refusal::key)
        .containsExactly("requisition.refusal.past");
    form.close();
    Offer closed =
        offer(LocalDate.of(2020, 9, 1), Terms.Channel.SERVICE, Terms.Signing.CONFIRMATION);
    form.reopen();
    assertThat(closed.opening(end.minusNanos(1000))).isEqualTo(Offer.Opening.PAST);
    assertThat(closed.opening(Instant.parse("2020-08-01T10:00:00Z")))
        .as("a clock that was moved back")
        .isEqualTo(Offer.Opening.OPEN);
  }

  @Test
  @Shows("L8")
  void a_round_that_wants_a_signature_is_not_answered_with_a_confirmation() {
    Instant now = Instant.parse("2020-06-01T10:00:00Z");
    LocalDate day = LocalDate.of(2020, 9, 1);
    for (Offer onPaper :
        new Offer[] {
          offer(day, Terms.Channel.SERVICE, Terms.Signing.SIGNATURE),
          offer(day, Terms.Channel.FORM, Terms.Signing.SIGNATURE)
        }) {
      assertThat(SubmissionRules.channel(onPaper, now))
          .extracting(Refusal::key)
          .containsExactly("requisition.refusal.on-paper");
    }
    Offer confirmed = offer(day, Terms.Channel.SERVICE, Terms.Signing.CONFIRMATION);
    assertThat(SubmissionRules.channel(confirmed, now)).isEmpty();
  }

  private Offer offer(LocalDate lastDay, Terms.Channel channel, Terms.Signing signing) {
    var round = form.round();
    TermsDocument said = Objects.requireNonNull(round.terms()).document();
    TermsDocument document =
        new TermsDocument(
            said.title(),
            said.assumption(),
            LocalDate.of(2020, 3, 12),
            lastDay,
            false,
            channel,
            signing,
            said.signatories(),
            said.partAllowed(),
            said.systemMaySubmit(),
            said.redistribution(),
            said.promise(),
            said.use(),
            said.caps(),
            said.report(),
            said.repayment(),
            said.appeal(),
            said.contact(),
            said.reminders(),
            said.wording(),
            said.sections());
    return new Offer(
        round,
        "Socialstyrelsen",
        new RecipientRole(
            UUID.randomUUID(),
            UUID.randomUUID(),
            RecipientKind.MUNICIPALITY,
            "0180",
            "Stockholm",
            "01",
            Period.from(LocalDate.EPOCH)),
        null,
        new Terms(UUID.randomUUID(), round.id(), 1, Instant.EPOCH, document, Map.of()),
        new Ceiling(Money.ofKronor(100), UUID.randomUUID(), "nyckeln", false));
  }
}
