package se.statsbidrag.notification;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    store.insert(agency, null, to, notice, texts.write(to, notice));
  }

  /** Tells all who hold a role at the actor's agency and have an address, but not the actor. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Actor actor, Role role, Notice notice) {
    holders(actor.agencyId(), role).stream()
        .filter(to -> !actor.personId().equals(to.personId()))
        .forEach(to -> send(actor.agencyId(), to, notice));
  }

  /**
   * Sends many in one act (påminnelse, inbjudan), each exactly once: the same address is told of
   * the same object once for an occasion, whoever asks, from whichever node, however often; and
   * nobody who acts for a recipient gets it again as its contact person.
   *
   * @param occasion the sender's name of the occasion: {@code round-invitation:<round>}, {@code
   *     reminder:<round>:2020-09-01}
   * @return how many had not been told before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int tellAll(UUID agency, String occasion, List<Letter> letters) {
    return OncePerPerson.of(letters).stream()
        .mapToInt(letter ->
            store.insert(
                agency,
                occasion,
                letter.to(),
                letter.notice(),
                texts.write(letter.to(), letter.notice())))
        .sum();
  }

  /** What a letter would say; nothing is sent. */
  public Preview preview(Letter letter) {
    MessageText.Text text = texts.write(letter.to(), letter.notice());
    Addressee to = letter.to();
    return new Preview(
        to.name(), to.address(), to.language().getLanguage(), text.subject(), text.body());
  }

  /** The ids of the objects of which somebody has been told for an occasion. */
  @Transactional(readOnly = true)
  public Set<String> told(UUID agency, String occasion) {
    return store.told(agency, occasion);
  }

  /**
   * Those at a recipient whom something of an agency's concerns: who holds one of the roles, its
   * contact persons and its function mailboxes, each person and address once.
   *
   * @param grant about which grant, or null for any of the agency's
   * @param kind in which of the recipient's roles, or null for any
   */
  @Transactional(readOnly = true)
  public List<Addressee> concerned(
      UUID organisation,
      UUID agency,
      @Nullable UUID grant,
      @Nullable String kind,
      Collection<Role> roles) {
    return OncePerPerson.addressees(
        Stream.concat(
                roles.stream().flatMap(role -> holders(organisation, role).stream()),
                books.stream()
                    .flatMap(book -> book.contacts(organisation, agency, grant, kind).stream()))
            .toList());
  }

  /** Those who hold a role at an agency or a recipient today and have an e-mail address. */
  @Transactional(readOnly = true)
  public List<Addressee> holders(UUID organisation, Role role) {
    return books.stream().flatMap(book -> book.holders(organisation, role).stream()).toList();
  }
}
