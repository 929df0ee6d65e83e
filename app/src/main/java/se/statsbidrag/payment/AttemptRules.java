package se.statsbidrag.payment;

import se.statsbidrag.payment.bank.Outcome;

/** What an answer of the bank's means, wherever the payment stands by then: in one table. */
final class AttemptRules {

  /** What came of an answer. */
  enum Result {
    /** It moved the payment. */
    APPLIED,
    /** It says what was known. */
    ALREADY,
    /** What it says was overtaken by a later answer. */
    LATE,
    /** It is of no payment of ours. */
    NOT_OURS,
    /** It and what is known cannot both be true: a person must look. */
    CONTRADICTS
  }

  private AttemptRules() {}

  static Result meaning(AttemptStatus status, Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED ->
          switch (status) {
            case ORDERED, SENT, UNKNOWN -> Result.APPLIED;
            case ACCEPTED -> Result.ALREADY;
            case EXECUTED, REJECTED, RETURNED -> Result.LATE;
            case PROPOSED, WITHDRAWN, STOPPED, MISSED -> Result.CONTRADICTS;
          };
      case UNKNOWN ->
          switch (status) {
            case ORDERED, SENT -> Result.APPLIED;
            case UNKNOWN -> Result.ALREADY;
            case PROPOSED, WITHDRAWN, STOPPED, ACCEPTED, EXECUTED, REJECTED, RETURNED, MISSED ->
                Result.LATE;
          };
      case REJECTED ->
          switch (status) {
            case ORDERED, SENT, ACCEPTED, UNKNOWN -> Result.APPLIED;
            case REJECTED -> Result.ALREADY;
            case PROPOSED, WITHDRAWN, STOPPED, RETURNED, MISSED -> Result.LATE;
            case EXECUTED -> Result.CONTRADICTS;
          };
      case EXECUTED ->
          switch (status) {
            case ORDERED, SENT, ACCEPTED, UNKNOWN -> Result.APPLIED;
            case EXECUTED, RETURNED -> Result.ALREADY;
            case PROPOSED, WITHDRAWN, STOPPED, REJECTED, MISSED -> Result.CONTRADICTS;
          };
      case RETURNED ->
          switch (status) {
            case ORDERED, SENT, ACCEPTED, UNKNOWN, EXECUTED -> Result.APPLIED;
            case RETURNED -> Result.ALREADY;
            case PROPOSED, WITHDRAWN, STOPPED, REJECTED, MISSED -> Result.CONTRADICTS;
          };
    };
  }
}
