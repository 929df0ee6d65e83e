package se.statsbidrag.publication.rounds;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.SearchHit;
import se.statsbidrag.kernel.SearchSource;
import se.statsbidrag.kernel.SearchWords;

/** Keys that everybody may see, for those who see no others. */
@Component
class PublishedKeysFound implements SearchSource {

  private final Keys keys;
  private final MessageSource messages;

  PublishedKeysFound(Keys keys, MessageSource messages) {
    this.keys = keys;
    this.messages = messages;
  }

  @Override
  public Kind kind() {
    return Kind.KEY;
  }

  @Override
  public List<SearchHit> find(Actor actor, SearchWords words, Locale locale, int limit) {
    if (!actor.forRecipient()) {
      return List.of();
    }
    return keys.published().stream()
        .filter(key -> words.in(key.terms().title() + " " + key.terms().year()))
        .limit(limit)
        .map(key ->
            new SearchHit("/fordelning/" + key.id(), key.terms().title(), about(key, locale)))
        .toList();
  }

  private String about(AllocationKey key, Locale locale) {
    return key.terms().year()
        + ", "
        + messages.getMessage("allocation.status." + key.status(), null, locale);
  }
}
