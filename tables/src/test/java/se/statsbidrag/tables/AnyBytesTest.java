package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

/** Whatever the bytes, a table or complaints come out, never anything thrown. */
class AnyBytesTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.code("code", 4, "kod"),
          Column.text("name", "namn").orBlank(),
          Column.decimal("figure", "tal*"));
  private static final String PX =
      "CHARSET=\"ANSI\";\nCONTENTS=\"tal\";STUB=\"namn\";HEADING=\"kod\";VALUES(\"namn\")=\"a\",\"b\";"
          + "VALUES(\"kod\")=\"0114\",\"0115\";DATA=\n1 2 3 4;";
  private static final String JSON_STAT =
      "{\"id\":[\"namn\",\"kod\"],\"size\":[1,2],\"dimension\":{\"namn\":{\"category\":{\"index\":"
          + "[\"a\"]}},\"kod\":{\"category\":{\"index\":{\"0114\":0,\"0115\":1}}}},\"label\":\"tal\","
          + "\"value\":[1,2.5]}";
  private static final String CSV = "kod;namn;tal\n0114;Väsby;1,5\n0115;\"Vallen;tuna\";2 000 kr\n";

  private static void survives(byte[] bytes, String what) throws IOException {
    ReadOptions options = ReadOptions.standard().limits(ReadOptions.Limits.standard().rows(10_000));
    ReadTable table;
    try {
      table = Tables.read(bytes, COLUMNS, options);
    } catch (RuntimeException | Error thrown) {
      throw new AssertionError(what, thrown);
    }
    assertThat(table.holds() && table.rows().isEmpty()).as(what).isFalse();
    for (TableComplaint complaint : table.complaints()) {
      assertThat(complaint.swedish()).as(what).isNotBlank();
    }
  }

  private static byte[] changed(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) ";,\"'\n\t=0129.-{}[]<>&()".charAt(random.nextInt(22));
        case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableWriter.write(
        TableFormat.XLSX,
        out,
        List.of(
            OutputColumn.text("kod", "kod"),
            OutputColumn.text("namn", "namn"),
            OutputColumn.decimal("tal", "tal")),
        WriteOptions.swedish(),
        List.of(List.of("0114", "Väsby", new BigDecimal("1.5"))).iterator());
    return out.toByteArray();
  }

  private static void run(int seeds) throws IOException {
    byte[][] originals = {
      CSV.getBytes(StandardCharsets.UTF_8),
      PX.getBytes(StandardCharsets.UTF_8),
      JSON_STAT.getBytes(StandardCharsets.UTF_8),
      workbook(),
    };
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      survives(noise, "noise " + seed);
      for (int i = 0; i < originals.length; i++) {
        survives(changed(originals[i], random), "seed " + seed + ", original " + i);
      }
    }
  }

  @Test
  void any_bytes_give_a_table_or_complaints() throws IOException {
    run(1_500);
  }

  @Test
  @Tag("deep")
  void very_many_bytes_give_a_table_or_complaints() throws IOException {
    run(100_000);
  }

  @Test
  void damage_inside_the_parts_of_a_workbook_gives_complaints() throws IOException {
    byte[] workbook = workbook();
    for (int seed = 0; seed < 600; seed++) {
      survives(Repacked.withDamage(workbook, new Random(seed)), "repacked " + seed);
    }
  }

  @Test
  void a_damaged_workbook_never_gives_another_figure() throws IOException {
    byte[] whole = workbook();
    for (int seed = 0; seed < 2_000; seed++) {
      byte[] bytes = whole.clone();
      bytes[new Random(seed).nextInt(bytes.length)] ^= (byte) (1 << new Random(~seed).nextInt(8));
      ReadTable table = Tables.read(bytes, COLUMNS, ReadOptions.standard());
      if (table.holds()) {
        assertThat(table.rows().getFirst().figure("figure")).isEqualByComparingTo("1.5");
        assertThat(table.rows().getFirst().text("name")).isEqualTo("Väsby");
      }
    }
  }

  /** A workbook whose parts are damaged and packed again, so that its archive is whole. */
  private static final class Repacked {

    static byte[] withDamage(byte[] workbook, Random random) throws IOException {
      Path file = Files.createTempFile("workbook", ".xlsx");
      Files.write(file, workbook);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipFile in = new ZipFile(file.toFile());
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (ZipEntry entry : in.stream().toList()) {
          byte[] part = in.getInputStream(entry).readAllBytes();
          zip.putNextEntry(new ZipEntry(entry.getName()));
          zip.write(random.nextInt(3) == 0 ? changed(part, random) : part);
        }
      } finally {
        Files.delete(file);
      }
      return out.toByteArray();
    }
  }
}
