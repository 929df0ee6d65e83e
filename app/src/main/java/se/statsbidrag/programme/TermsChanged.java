package se.statsbidrag.programme;

import java.util.List;

/**
 * The instructions of a round changed after others were published: published in the transaction
 * that put them in force, so that whoever has requisitioned can be told.
 *
 * @param round with the new terms
 * @param changes what is not the same as before
 */
public record TermsChanged(Round round, List<TermChange> changes) {

  public TermsChanged {
    changes = List.copyOf(changes);
  }
}
