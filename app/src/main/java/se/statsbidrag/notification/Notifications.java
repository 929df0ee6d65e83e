package se.statsbidrag.notification;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;

/**
 * Messages to people (avisering). A message is a row in the act's own transaction; a job sends it
 * afterwards, so that no act waits for, or fails with, a mail server.
 */
@Service
public class Notifications {

  private final MessageStore store;
  private final MessageText texts;
  private final List<AddressBook> books;

  Notifications(MessageStore store, MessageText texts, List<AddressBook> books) {
    this.store = store;
    this.texts = texts;
    this.books = books;
  }

  /** Sends to one addressee, for an agency. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(UUID agency, Addressee to, Notice notice) {
    store.insert(agency, to, texts.write(to, notice), notice.about());
  }

  /** Tells all who hold a role at the actor's agency and have an address, but not the actor. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Actor actor, Role role, Notice notice) {
    books.stream()
        .flatMap(book -> book.holders(actor.agencyId(), role).stream())
        .filter(to -> !actor.personId().equals(to.personId()))
        .forEach(to -> send(actor.agencyId(), to, notice));
  }
}
