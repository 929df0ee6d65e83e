package se.statsbidrag.award;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.appropriation.BudgetLine;
import se.statsbidrag.appropriation.Mandate;
import se.statsbidrag.appropriation.Mandates;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.programme.ConditionWords;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Terms;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.Recipients;

/** The conditions of an award in words, from what the round's terms say. In Swedish. */
@Component
public class AwardWording {

  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final LegalBasis APPEAL =
      new LegalBasis("förvaltningslagen (2017:900)", "40, 43 och 44 §§");

  private final MessageSource messages;
  private final Mandates mandates;
  private final Recipients recipients;
  private final ConditionWords words;

  AwardWording(
      MessageSource messages, Mandates mandates, Recipients recipients, ConditionWords words) {
    this.messages = messages;
    this.mandates = mandates;
    this.recipients = recipients;
    this.words = words;
  }

  /** By the round's terms; where there is no round, by the mandate that the line stands in. */
  Conditions conditions(
      UUID agency, NewAward asked, BudgetLine line, @Nullable Round round, @Nullable Terms terms) {
    return round == null || terms == null
        ? byMandate(agency, Objects.requireNonNullElse(asked.purpose(), line.name()), line)
        : byTerms(authority(agency), asked.recipientKind(), round, terms);
  }

  private Conditions byTerms(String authority, String kind, Round round, Terms terms) {
    Terms.Appeal appeal = terms.document().appeal();
    return new Conditions(
        authority,
        round.grant().nameSv(),
        terms.version(),
        words.conditions(terms, kind),
        words.reservation(terms.document().repayment()),
        List.of(round.basis()),
        appeal.allowed() ? appeal.text() : text("award.appeal.not", appeal.basis()),
        terms.reportDay());
  }

  /** Of what nobody asked for: as the mandate that the line stands in says. */
  public Conditions byMandate(UUID agency, String purpose, BudgetLine line) {
    Mandate mandate = mandates.mandate(agency, line.mandateId());
    String decided =
        "regeringsbeslut " + mandate.document().decision().date() + ", " + mandate.caseNumber();
    return new Conditions(
        authority(agency),
        mandate.document().decision().title(),
        0,
        List.of(
            text("award.point.purpose", purpose), text("award.point.year", line.year().toString())),
        words.reservation(new Terms.Repayment(Terms.Duty.MUST, Terms.Duty.MUST)),
        List.of(LegalBasis.of(decided)),
        text("award.appeal.yes", APPEAL),
        null);
  }

  private String authority(UUID agency) {
    return recipients.organisation(agency).map(Organisation::name).orElse("");
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SWEDISH);
  }
}
