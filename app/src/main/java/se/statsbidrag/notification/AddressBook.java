package se.statsbidrag.notification;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Role;

/** Knows who can be reached; implemented by the modules that know people. */
public interface AddressBook {

  /**
   * Those who hold the role at the organisation, an agency or a recipient, today and have an e-mail
   * address.
   */
  List<Addressee> holders(UUID organisation, Role role);

  /**
   * Whom a recipient has named to be asked by an agency, and its function mailboxes.
   *
   * @param grant about which grant, or null for any of the agency's
   * @param kind in which of its roles, or null for any
   */
  default List<Addressee> contacts(
      UUID organisation, UUID agency, @Nullable UUID grant, @Nullable String kind) {
    return List.of();
  }
}
