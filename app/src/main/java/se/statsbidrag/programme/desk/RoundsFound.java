package se.statsbidrag.programme.desk;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.Rounds;

/** The agency's own rounds, planned ones too, by their names and that of their grant. */
@Component
class RoundsFound implements SearchSource {

  private final Rounds rounds;
  private final MessageSource messages;

  RoundsFound(Rounds rounds, MessageSource messages) {
    this.rounds = rounds;
    this.messages = messages;
  }

  @Override
  public Kind kind() {
    return Kind.ROUND;
  }

  @Override
  public List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit) {
    if (actor.forRecipient()) {
      return List.of();
    }
    return rounds.list(actor.agencyId()).stream()
        .filter(round -> words.in(text(round, locale)))
        .limit(limit)
        .map(round ->
            new SearchHit(
                "/omgangar/" + round.id(),
                round.name(locale),
                messages.getMessage("programme.status." + rounds.status(round), null, locale)))
        .toList();
  }

  private static String text(Round round, Locale locale) {
    return String.join(
        " ", round.name(locale), round.grant().name(locale), round.year().toString());
  }
}
