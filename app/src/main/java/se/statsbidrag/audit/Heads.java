package se.statsbidrag.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Carries the heads out of the database, to the log and to a file in a folder of the operator's
 * choice, so that whoever owns the database cannot make the chain anew unseen.
 */
@Component
class Heads {

  private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

  private final @Nullable Path file;
  private @Nullable Head written;

  Heads(@Value("${statsbidrag.audit.heads-folder:}") String folder) {
    this.file = folder.isBlank() ? null : Path.of(folder, "heads.jsonl");
  }

  /** Carries a head out once; one that could not be written is tried again with the next. */
  synchronized void carryOut(Head head) {
    if (head.equals(written)) {
      return;
    }
    LOG.info("audit head position={} hash={}", head.position(), head.hash());
    if (file != null) {
      append(file, head);
    }
    written = head;
  }

  private static void append(Path file, Head head) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(ByteBuffer.wrap((head.json() + "\n").getBytes(StandardCharsets.UTF_8)));
        out.force(true);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the audit trail's head could not be written", e);
    }
  }
}
