package se.statsbidrag.audit;

import java.util.List;

/**
 * What the verifier found in an export of the trail.
 *
 * @param sealed lines that the chain holds together
 * @param masked of these, lines whose content was left out
 * @param unsealed lines at the end that the sealer had not reached
 * @param heads how many heads from outside the export it was compared with
 * @param findings what is wrong; empty when the trail holds
 */
public record Verification(
    long sealed, long masked, long unsealed, int heads, List<Finding> findings) {

  /** What has been done to the trail. */
  public enum Kind {
    /** The content, or the hash, is another than the one sealed. */
    CHANGED,
    /** A sealed line is missing. */
    DELETED,
    /** A line stands there that the chain does not know. */
    INSERTED,
    /** A line stands in another place than it was sealed in. */
    REORDERED,
    /** The end is missing. */
    CUT_OFF,
    /** The row is not a line of an export. */
    UNREADABLE
  }

  /**
   * One thing that is wrong.
   *
   * @param from first position in the chain that it concerns
   * @param to last position that it concerns
   * @param row in the export, counted from 1; 0 where there is no row
   */
  public record Finding(Kind kind, long from, long to, long row) {

    /** Message key of the sentence; its arguments are from, to and row. */
    public String key() {
      return "audit.finding." + kind;
    }
  }

  public boolean holds() {
    return findings.isEmpty();
  }
}
