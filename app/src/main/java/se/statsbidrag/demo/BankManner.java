package se.statsbidrag.demo;

/** How the demonstration's bank behaves; what goes wrong is drawn by a seed and comes out again. */
enum BankManner {
  /** Takes in at once, pays on the day, tells of it. */
  SOUND,
  /** One payee's account is closed. */
  REJECTS,
  /** Everything is told twice, once more under the same number and once under another. */
  DOUBLES,
  /** Pays three bank days after the day that was asked for. */
  LATE,
  /** Tells of somebody else's payments too, and of money that came in. */
  STRANGERS,
  /** Two payments come back some days after they went. */
  RETURNS,
  /** What is told on the day is lost; the statement of the next bank day has it. */
  LOSES
}
