package se.statsbidrag.award.sharing;

/** Why a recipient gets no part of what is left; the sentence of each stands in the messages. */
public enum Exclusion {
  /** The round's terms do not let its category have a part. */
  CATEGORY,
  /** Nothing has come in. */
  NOT_ANSWERED,
  /** It took its requisition back. */
  WITHDRAWN,
  /** It has said that it asks for nothing (avstår). */
  DECLINED,
  /** Its requisition was refused or dismissed. */
  REFUSED,
  /** Its requisition has not been decided. */
  UNDECIDED,
  /** It has not said that it wishes for a part (L24, R107). */
  NO_WISH,
  /** It asked for less than the whole, and the terms demand the whole (L24). */
  NOT_WHOLE,
  /** It has said that it can use nothing more. */
  NO_NEED
}
