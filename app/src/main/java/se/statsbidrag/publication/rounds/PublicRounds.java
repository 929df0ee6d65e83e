package se.statsbidrag.publication.rounds;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.programme.Grant;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundAnswers;
import se.statsbidrag.programme.Rounds;

/** Finds the announced rounds by their addresses. */
@Component
class PublicRounds {

  private final Rounds rounds;
  private final Keys keys;
  private final ObjectProvider<RoundAnswers> answers;

  PublicRounds(Rounds rounds, Keys keys, ObjectProvider<RoundAnswers> answers) {
    this.rounds = rounds;
    this.keys = keys;
    this.answers = answers;
  }

  /** Every announced round of every grant, the latest year first. */
  List<PublicRound> all() {
    Map<String, Integer> taken = new HashMap<>();
    List<PublicRound> all = new ArrayList<>();
    for (Round round : rounds.published().reversed()) {
      String plain = slug(round.nameSv());
      int number = taken.merge(round.grant().slug() + "/" + plain, 1, Integer::sum);
      all.add(
          new PublicRound(
              round,
              number == 1 ? plain : plain + "-" + number,
              keys.ofRound(round.id()).orElse(null),
              requisitioned(round)));
    }
    return all.reversed();
  }

  /** The rounds of a grant, the latest year first. */
  List<PublicRound> of(Grant grant) {
    return all().stream().filter(round -> round.round().grant().id().equals(grant.id())).toList();
  }

  PublicRound find(Grant grant, String slug) {
    return of(grant).stream()
        .filter(round -> round.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new NotFound("round", slug));
  }

  private @Nullable Integer requisitioned(Round round) {
    @Nullable RoundAnswers counter = answers.getIfAvailable();
    return counter == null ? null : counter.requisitioned(round.id());
  }

  private static String slug(String name) {
    return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
