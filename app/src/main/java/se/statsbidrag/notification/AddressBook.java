package se.statsbidrag.notification;

import java.util.List;
import java.util.UUID;
import se.statsbidrag.kernel.Role;

/** Knows who can be reached; implemented by the modules that know people. */
public interface AddressBook {

  /**
   * Those who hold the role at the organisation, an agency or a recipient, today and have an e-mail
   * address.
   */
  List<Addressee> holders(UUID organisation, Role role);
}
