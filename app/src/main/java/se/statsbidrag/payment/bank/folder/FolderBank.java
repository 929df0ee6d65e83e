package se.statsbidrag.payment.bank.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.statsbidrag.payment.bank.Bank;
import se.statsbidrag.payment.bank.FileRefused;
import se.statsbidrag.payment.bank.OrderFile;
import se.statsbidrag.payment.bank.UnreadableAnswer;

/**
 * The way to a bank by two folders, which the bank's own transfer program empties and fills. A file
 * is in the folder whole or not at all, and a message that has been there once is not put there
 * again, even when the program has taken it away.
 *
 * <p>Between the file's arrival in the folder and the note that it has been there lies a moment in
 * which a machine can die. The file is then put there once more under the same name, with the same
 * message id, by which the bank tells that it is the same.
 */
public final class FolderBank implements Bank {

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{Nd}_+=@() -][\\p{L}\\p{Nd}._+=@() -]*");
  private static final String NOTES = "skickade";
  private static final String READ = "inlästa";

  /** How long a file must have lain untouched to be held for whole. */
  static final Duration STILL = Duration.ofSeconds(5);

  private final Path out;
  private final Path in;
  private final Clock machine;

  /**
   * A bank behind two folders, which must exist.
   *
   * @param out where files to the bank are put
   * @param in where the bank's answers come
   * @param machine the machine's clock, by which files are dated
   */
  public FolderBank(Path out, Path in, Clock machine) {
    this.out = out;
    this.in = in;
    this.machine = machine;
  }

  @Override
  public void send(String messageId, InputStream file) throws IOException {
    Path notes = Files.createDirectories(out.resolve(NOTES));
    Path note = notes.resolve(name(messageId) + ".skickad");
    if (Files.exists(note)) {
      return;
    }
    Path part = notes.resolve(messageId + "-" + UUID.randomUUID() + ".del");
    try {
      copy(file, part);
      examine(messageId, part);
      if (!Files.exists(note)) { // another node may have been quicker than this one
        move(part, out.resolve(messageId + ".xml"));
        force(out);
        Files.write(note, new byte[0], StandardOpenOption.CREATE);
        force(notes);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Looks once more at what is about to go: that it is whole, and that nobody real is missing. */
  private static void examine(String messageId, Path part) throws IOException {
    try (InputStream written = Files.newInputStream(part)) {
      OrderFile.Head head =
          OrderFile.read(
              written,
              credit -> {
                if (credit.giro().isDemonstration()) {
                  throw new FileRefused(credit.endToEndId() + " goes to a demonstration account");
                }
              });
      if (!head.messageId().equals(messageId)) {
        throw new FileRefused("the file of " + messageId + " says " + head.messageId());
      }
    } catch (UnreadableAnswer broken) {
      throw new FileRefused("the file of " + messageId + ": " + broken.getMessage());
    }
  }

  @Override
  public List<String> waiting() throws IOException {
    FileTime still = FileTime.from(machine.instant().minus(STILL));
    record Found(String name, FileTime at) {}
    try (Stream<Path> files = Files.list(in)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .map(file -> new Found(file.getFileName().toString(), changed(file)))
          .filter(found -> found.at().compareTo(still) <= 0)
          .sorted(Comparator.comparing(Found::at).thenComparing(Found::name))
          .map(Found::name)
          .toList();
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(in.resolve(name(name)));
  }

  @Override
  public void settled(String name) throws IOException {
    Path file = in.resolve(name(name));
    if (Files.exists(file)) {
      Path read = Files.createDirectories(in.resolve(READ));
      Path there = read.resolve(name);
      move(file, Files.exists(there) ? read.resolve(changed(file).toMillis() + "-" + name) : there);
    }
  }

  /** When a file was changed; one that has just gone is changed now. */
  private FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.from(machine.instant());
    }
  }

  private static String name(String name) throws NoSuchFileException {
    if (!NAME.matcher(name).matches()) {
      throw new NoSuchFileException(name);
    }
    return name;
  }

  /** Writes a file and waits until it lies on the disk. */
  private static void copy(InputStream file, Path to) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream stream = Channels.newOutputStream(channel)) {
      file.transferTo(stream);
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the folders of the bank must lie on one disk", e);
    }
  }

  /** A name in a folder is kept when the folder is. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
