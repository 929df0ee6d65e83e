package se.statsbidrag.payment.bank.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.FileRefused;
import se.statsbidrag.payment.bank.Giro;
import se.statsbidrag.payment.bank.Orders;

/** The way to the bank by two folders. */
class FolderBankTest {

  private static final Instant NOW = Instant.parse("2020-05-12T09:00:00Z");
  private static final String ORDER = "SB-20200512-1";

  @TempDir Path folder;
  private Path out;
  private Path in;
  private FolderBank bank;

  @BeforeEach
  void folders() throws IOException {
    out = Files.createDirectory(folder.resolve("ut"));
    in = Files.createDirectory(folder.resolve("in"));
    bank = new FolderBank(out, in, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void a_file_lies_in_the_folder_whole_and_byte_for_byte() throws Exception {
    byte[] file = real();
    bank.send(ORDER, new ByteArrayInputStream(file));
    assertThat(files(out)).containsExactly(ORDER + ".xml");
    assertThat(out.resolve(ORDER + ".xml")).hasBinaryContent(file);
  }

  @Test
  void a_message_that_the_bank_has_fetched_does_not_go_again() throws Exception {
    byte[] file = real();
    bank.send(ORDER, new ByteArrayInputStream(file));
    Files.delete(out.resolve(ORDER + ".xml"));
    bank.send(ORDER, new ByteArrayInputStream(file));
    new FolderBank(out, in, Clock.systemUTC()).send(ORDER, new ByteArrayInputStream(file));
    assertThat(files(out)).isEmpty();
  }

  @Test
  void a_demonstration_account_never_leaves() throws Exception {
    byte[] file =
        Orders.written(
            Orders.profile("standard"),
            Orders.order(List.of(Orders.credit(1, 100), Orders.credit(2, 100))));
    assertThatExceptionOfType(FileRefused.class)
        .isThrownBy(() -> bank.send(ORDER, new ByteArrayInputStream(file)))
        .withMessageContaining("P-1");
    assertThat(files(out)).isEmpty();
    assertThat(out.resolve("skickade")).isEmptyDirectory();
  }

  @Test
  void a_file_that_was_changed_or_cut_off_on_the_way_never_leaves() throws Exception {
    String sound = new String(real(), StandardCharsets.UTF_8);
    for (String wrong :
        List.of(
            sound.replace("<InstdAmt Ccy=\"SEK\">1.00<", "<InstdAmt Ccy=\"SEK\">9.00<"),
            sound.substring(0, sound.length() - 200),
            "")) {
      assertThatExceptionOfType(FileRefused.class)
          .isThrownBy(() -> bank.send(ORDER, stream(wrong)));
    }
    assertThatExceptionOfType(FileRefused.class)
        .isThrownBy(() -> bank.send("SB-annan", stream(sound)));
    assertThat(files(out)).isEmpty();
  }

  @Test
  void a_folder_that_takes_nothing_leaves_nothing_behind_and_takes_it_later() throws Exception {
    byte[] file = real();
    InputStream breaks =
        new SequenceInputStream(new ByteArrayInputStream(file, 0, 500), new BrokenInputStream());
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> bank.send(ORDER, breaks));
    assertThat(files(out)).isEmpty();
    Files.delete(out.resolve("skickade"));
    Files.createFile(out.resolve("skickade"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> bank.send(ORDER, new ByteArrayInputStream(file)));
    Files.delete(out.resolve("skickade"));
    bank.send(ORDER, new ByteArrayInputStream(file));
    assertThat(out.resolve(ORDER + ".xml")).hasBinaryContent(file);
  }

  @Test
  void answers_wait_oldest_first_until_they_are_settled() throws Exception {
    answer("b.xml", NOW.minusSeconds(60));
    answer("a.xml", NOW.minusSeconds(30));
    answer("c.xml", NOW.minusSeconds(1));
    Files.createDirectory(in.resolve("inlästa"));
    assertThat(bank.waiting()).as("c may still be written").containsExactly("b.xml", "a.xml");
    try (InputStream content = bank.open("b.xml")) {
      assertThat(content).hasContent("b.xml");
    }
    bank.settled("b.xml");
    bank.settled("b.xml");
    assertThat(bank.waiting()).containsExactly("a.xml");
    answer("b.xml", NOW.minusSeconds(20));
    bank.settled("b.xml");
    assertThat(files(in.resolve("inlästa"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.xml", "/etc/passwd", "", ".hidden", "a/b", "a\\b", "a\u0000"})
  void nothing_outside_the_folder_is_opened(String name) {
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> bank.open(name));
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> bank.settled(name));
  }

  /** A disk that is full, or a network that is gone. */
  private static final class BrokenInputStream extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private void answer(String name, Instant at) throws IOException {
    Files.writeString(in.resolve(name), name);
    Files.setLastModifiedTime(in.resolve(name), FileTime.from(at));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  /** An order that is made up, but not to the demonstration's accounts. */
  private static byte[] real() throws Exception {
    Credit credit = Orders.credit(1, 100);
    return Orders.written(
        Orders.profile("standard"),
        Orders.order(
            List.of(
                new Credit(
                    credit.endToEndId(),
                    credit.amount(),
                    credit.payee(),
                    null,
                    null,
                    new Giro(Giro.Kind.BANKGIRO, "54029681"),
                    credit.text(),
                    null))));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
