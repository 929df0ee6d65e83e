package se.statsbidrag.pages;

import org.jspecify.annotations.Nullable;

/**
 * A question and its answer, as a page sums up what is known.
 *
 * @param href where the answer is changed, or null where it cannot be
 */
public record SummaryRow(String term, String text, @Nullable String href) {

  /** A row that cannot be changed here. */
  public static SummaryRow of(String term, String text) {
    return new SummaryRow(term, text, null);
  }
}
