package se.statsbidrag.accounting.books;

import java.time.OffsetDateTime;
import java.util.UUID;
import se.statsbidrag.kernel.ObjectRef;

/** A file of the agency's books that has been read in. */
record BookReading(
    UUID id, String fileName, String format, int months, OffsetDateTime at, String by) {

  ObjectRef ref() {
    return new ObjectRef("accounting.book_reading", id.toString(), fileName);
  }
}
