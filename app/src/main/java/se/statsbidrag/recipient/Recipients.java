package se.statsbidrag.recipient;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of those who give and receive grants (mottagarregister). */
@Service
public class Recipients {

  private final RecipientStore store;

  Recipients(RecipientStore store) {
    this.store = store;
  }

  /** Finds an organisation by its exact name. */
  @Transactional(readOnly = true)
  public Optional<Organisation> organisation(String name) {
    return store.organisation(name);
  }

  /** Adds an organisation to the register, without a number, which its owner's list gives later. */
  @Transactional
  public UUID add(String name, boolean demonstration) {
    return store.insert(name, demonstration);
  }
}
