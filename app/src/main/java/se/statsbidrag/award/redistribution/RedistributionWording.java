package se.statsbidrag.award.redistribution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.award.sharing.Candidate;
import se.statsbidrag.award.sharing.Exclusion;
import se.statsbidrag.award.sharing.Plan;
import se.statsbidrag.award.sharing.Sharing;
import se.statsbidrag.award.sharing.Standing;
import se.statsbidrag.decision.Annex;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Swedish;
import se.statsbidrag.programme.Terms;

/** How a redistribution is written: in the decision in Swedish, on a page in the reader's words. */
@Component
class RedistributionWording {

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final MessageSource messages;

  RedistributionWording(MessageSource messages) {
    this.messages = messages;
  }

  String title(Pool pool, int number) {
    String rounds = Swedish.FORMATS.list(pool.rounds().stream().map(one -> one.nameSv()).toList());
    return number == 1
        ? text("redistribution.paper.title", rounds)
        : text("redistribution.paper.title.again", rounds, number);
  }

  String outcome(Redistributed.Outcome outcome) {
    return text("redistribution.paper.outcome." + outcome);
  }

  /** The decision itself where it is shared. */
  String shared(String authority, Standing standing, Plan plan) {
    Sharing sharing = Sharing.of(standing, plan);
    long recipients = sharing.lines().stream().map(Sharing.Line::candidate).distinct().count();
    return text(
        "redistribution.paper.shared",
        authority,
        kronor(sharing.sum()),
        recipients,
        String.join(" ", rule(plan, standing, SWEDISH)),
        kronor(sharing.remains()));
  }

  /** The decision itself where nothing is shared. */
  String left(String authority, Standing standing) {
    return text("redistribution.paper.left", authority, kronor(standing.left()));
  }

  /** What is said of one line in the recipient's own case. */
  String one(String authority, Candidate who, Sharing.Line line, String title) {
    return text(
        "redistribution.paper.one",
        authority,
        who.name(),
        kronor(line.amount()),
        title,
        line.frame().roundName());
  }

  /** The reasons as they are first suggested; the officer may write them otherwise. */
  String reasons(Pool pool) {
    return text("redistribution.paper.reasons." + pool.setting().mode());
  }

  /** The rule in sentences. */
  List<String> rule(Plan plan, Standing standing, Locale locale) {
    Formats formats = Formats.of(locale);
    List<String> sentences = new ArrayList<>();
    String population = Objects.requireNonNullElse(standing.population(), "");
    sentences.add(say("redistribution.rule." + plan.by(), locale, population));
    if (plan.capOre() != null) {
      sentences.add(say("redistribution.rule.cap", locale, formats.kronor(plan.capOre())));
    }
    if (plan.capPercent() != null) {
      sentences.add(say("redistribution.rule.percent", locale, plan.capPercent()));
    }
    if (standing.taking().stream().anyMatch(one -> one.needOre() != null)) {
      sentences.add(say("redistribution.rule.need", locale));
    }
    if (standing.frames().size() > 1) {
      sentences.add(say("redistribution.rule.reach." + plan.reach(), locale));
    }
    return sentences;
  }

  /** Why somebody gets no part, in one sentence. */
  String sentence(Exclusion exclusion, Locale locale) {
    return say("redistribution.excluded." + exclusion, locale);
  }

  /** A refusal as a sentence on a page that is not refused. */
  String sentence(Refusal refusal, Locale locale) {
    Formats formats = Formats.of(locale);
    return say(
        refusal.key(),
        locale,
        refusal.arguments().stream().map(one -> written(one, formats)).toArray());
  }

  private static Object written(Object value, Formats formats) {
    return switch (value) {
      case Money amount -> formats.kronor(amount.ore());
      case LocalDate day -> formats.date(day);
      default -> value;
    };
  }

  /** The list that is decided, one line a recipient and frame. */
  Annex list(Sharing sharing) {
    List<List<String>> rows =
        sharing.lines().stream()
            .map(line ->
                List.of(
                    line.candidate().code(),
                    line.candidate().name(),
                    line.frame().roundName(),
                    amount(line.amount())))
            .toList();
    return new Annex(
        text("redistribution.paper.list"),
        List.of(
            column("code", false),
            column("recipient", false),
            column("frame", false),
            column("amount", true)),
        rows,
        List.of("", text("redistribution.sum"), "", amount(sharing.sum())));
  }

  /** What is left of each frame. */
  Annex frames(Standing standing) {
    List<List<String>> rows =
        standing.frames().stream()
            .map(frame ->
                List.of(
                    frame.roundName(),
                    amount(frame.available()),
                    amount(frame.undecided()),
                    amount(frame.kept()),
                    amount(frame.left())))
            .toList();
    return new Annex(
        text("redistribution.paper.frames"),
        List.of(
            column("frame", false),
            column("available", true),
            column("undecided", true),
            column("kept", true),
            column("left", true)),
        rows,
        List.of(text("redistribution.sum"), "", "", "", amount(standing.left())));
  }

  /** Who gets no part, and why. */
  Annex excluded(Standing standing) {
    return new Annex(
        text("redistribution.paper.excluded"),
        List.of(column("code", false), column("recipient", false), column("why", false)),
        standing.excluded().stream()
            .map(one ->
                List.of(
                    one.code(),
                    one.name(),
                    sentence(Objects.requireNonNull(one.exclusion()), SWEDISH)))
            .toList(),
        List.of());
  }

  /** How it is appealed, or which statute says that it cannot be. */
  Appeal appeal(Pool pool) {
    Terms.Appeal appeal = Objects.requireNonNull(pool.first().terms()).document().appeal();
    return appeal.allowed()
        ? new Appeal.Appealable(
            text("desk.decision.appeal.to"), appeal.text() + " " + text("desk.decision.appeal.how"))
        : new Appeal.NotAppealable(appeal.basis());
  }

  String say(String key, Locale locale, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private Annex.Column column(String name, boolean figures) {
    return new Annex.Column(text("redistribution." + name), figures);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, SWEDISH);
  }

  private static String kronor(Money amount) {
    return Swedish.FORMATS.kronor(amount.ore());
  }

  private static String amount(Money amount) {
    return Swedish.FORMATS.amount(amount.ore());
  }
}
