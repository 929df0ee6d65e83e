package se.statsbidrag.publication.rounds;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;
import se.statsbidrag.programme.Rounds;

/** Rounds that everybody may know of, for those who see no others. */
@Component
class PublishedFound implements SearchSource {

  private final PublicRounds published;
  private final Rounds rounds;
  private final MessageSource messages;

  PublishedFound(PublicRounds published, Rounds rounds, MessageSource messages) {
    this.published = published;
    this.rounds = rounds;
    this.messages = messages;
  }

  @Override
  public Kind kind() {
    return Kind.ROUND;
  }

  @Override
  public List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit) {
    if (!actor.forRecipient()) {
      return List.of();
    }
    return published.all().stream()
        .filter(round -> words.in(text(round, locale)))
        .limit(limit)
        .map(round ->
            new SearchHit(
                round.path(),
                round.round().name(locale),
                messages.getMessage(
                    "programme.status." + rounds.status(round.round()), null, locale)))
        .toList();
  }

  private static String text(PublicRound round, Locale locale) {
    return String.join(
        " ",
        round.round().name(locale),
        round.round().grant().name(locale),
        round.round().year().toString());
  }
}
