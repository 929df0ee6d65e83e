package se.statsbidrag.publication;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.statsbidrag.engine.infer.Inference;

/**
 * The rules found behind public keys, searched when somebody first asks and kept: a public key
 * never changes.
 */
@Component
class Inferences {

  private static final int MOST_ROWS = 5_000;
  private static final int MOST_KEPT = 200;

  private final Map<UUID, Inference> found = new ConcurrentHashMap<>();

  /** What may be behind the key's amounts; nothing is looked for behind a very long one. */
  Inference of(PublicKey key) {
    if (key.entries().size() > MOST_ROWS) {
      return new Inference(List.of(), List.of());
    }
    if (found.size() > MOST_KEPT) {
      found.clear();
    }
    return found.computeIfAbsent(
        key.key().id(),
        id ->
            Inference.of(
                key.drivers(), key.ore(), OptionalLong.of(key.key().terms().frame().ore())));
  }
}
