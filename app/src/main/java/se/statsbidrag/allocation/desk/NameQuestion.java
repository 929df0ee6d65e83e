package se.statsbidrag.allocation.desk;

import java.util.List;
import se.statsbidrag.pages.Parts;
import se.statsbidrag.recipient.NameMatch;

/**
 * A printed name, and whom it may mean.
 *
 * @param candidates the most alike first; empty where nobody is
 */
record NameQuestion(String name, List<Parts.Option> candidates) {

  static NameQuestion of(NameMatch match) {
    return new NameQuestion(
        match.name(),
        switch (match) {
          case NameMatch.Exact exact ->
              List.of(new Parts.Option(exact.role().id().toString(), exact.role().name()));
          case NameMatch.Proposed proposed ->
              proposed.candidates().stream()
                  .map(candidate ->
                      new Parts.Option(candidate.role().id().toString(), candidate.role().name()))
                  .toList();
          case NameMatch.Unknown unknown -> List.of();
        });
  }
}
