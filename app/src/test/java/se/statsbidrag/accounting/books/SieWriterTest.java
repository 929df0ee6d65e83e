package se.statsbidrag.accounting.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.statsbidrag.kernel.Money;

class SieWriterTest {

  @Test
  void a_line_has_its_label_its_fields_and_both_ends_of_line() throws IOException {
    assertThat(written("Umeå \"Norra\" – å\\ä"))
        .isEqualTo("#FNAMN \"Umeå \\\"Norra\\\" - å/ä\"\r\n");
    assertThat(SieWriter.day(LocalDate.of(2020, 3, 1))).isEqualTo("20200301");
    assertThat(SieWriter.amount(new Money(-5))).isEqualTo("-0.05");
    assertThat(SieWriter.amount(Money.ofKronor(84_000_000))).isEqualTo("84000000.00");
  }

  @Test
  void what_the_character_set_lacks_is_written_with_what_it_has() throws IOException {
    assertThat(written("Šćepan € Ł\u0007\n\u00a0”citat” 日"))
        .isEqualTo("#FNAMN \"Scepan EUR ?   \\\"citat\\\" ?\"\r\n");
  }

  @Test
  void whatever_is_written_a_reader_that_is_not_ours_reads_it_back() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      String text =
          random
              .ints(1 + random.nextInt(40), 0x20, 0x250)
              .mapToObj(Character::toString)
              .reduce("", String::concat);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      String written;
      try (SieWriter sie = new SieWriter(out)) {
        written = sie.text(text);
        sie.line("PROSA", written, "1");
      }
      SieReading read = SieReading.of(out.toByteArray());
      assertThat(read.first("#PROSA").fields()).as(text).hasSize(2);
      assertThat(read.first("#PROSA").text(0))
          .isEqualTo(written.substring(1, written.length() - 1).replace("\\\"", "\""));
    }
  }

  private static String written(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SieWriter sie = new SieWriter(out)) {
      sie.line("FNAMN", sie.text(text));
    }
    return out.toString(SieWriter.PC8);
  }
}
