package se.statsbidrag.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

class TableColumnsTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("code", "kod"),
          Column.text("name", "namn").orBlank(),
          Column.whole("population", "invånare"),
          Column.decimal("weight", "vikt").optional());

  private static TableReader open(InputStream bytes) throws IOException {
    return Tables.open(bytes, COLUMNS, ReadOptions.standard());
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void columns_hold_what_the_rows_held() throws IOException {
    String text = "kod;namn;invånare;vikt\na;Åre;12 000;4,65\n\nb;;7;\nTotalt;;12 007;\n";
    try (TableReader reader = open(bytes(text))) {
      TableColumns columns = TableColumns.read(reader, COLUMNS);
      assertThat(reader.holds()).isTrue();
      assertThat(columns.rows()).isEqualTo(2);
      assertThat(columns.rowNumber(1)).isEqualTo(4);
      assertThat(columns.wholes("population")).containsExactly(12_000, 7);
      assertThat(columns.text("code", 1)).isEqualTo("b");
      assertThat(columns.text("name", 0)).isEqualTo("Åre");
      assertThat(columns.has("name", 1)).isFalse();
      assertThat(columns.decimals("weight")).isEqualTo(2);
      assertThat(columns.scaled("weight", 4)).containsExactly(46_500, 0);
      assertThat(columns.has("weight", 1)).isFalse();
      assertThat(reader.totals().getFirst().whole("population")).isEqualTo(12_007);
      assertThatThrownBy(() -> columns.scaled("weight", 1)).isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void a_long_table_is_read_and_written_with_little_beside_its_figures() throws IOException {
    int rows = 300_000;
    try (TableReader reader = open(new Generated(rows))) {
      TableColumns columns = TableColumns.read(reader, COLUMNS);
      assertThat(reader.complaints()).isEmpty();
      assertThat(columns.rows()).isEqualTo(rows);
      assertThat(columns.wholes("population")[rows - 1]).isEqualTo(rows - 1);
      assertThat(columns.text("code", 12_345)).isEqualTo("K0012345");
      List<OutputColumn> out =
          List.of(OutputColumn.text("code", "kod"), OutputColumn.kronor("amount", "belopp"));
      Counting counting = new Counting();
      try (TableWriter writer =
          TableWriter.open(TableFormat.CSV, counting, out, WriteOptions.plain())) {
        for (int i = 0; i < rows; i++) {
          writer.text(columns.text("code", i));
          writer.whole(columns.wholes("population")[i]);
          writer.endRow();
        }
      }
      assertThat(counting.bytes).isGreaterThan(rows * 11L);
    }
  }

  /** A table that exists only while it is read. */
  static final class Generated extends InputStream {

    private final int rows;
    private int row = -1;
    private byte[] line = new byte[0];
    private int at;

    Generated(int rows) {
      this.rows = rows;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == line.length) {
        if (row == rows) {
          return -1;
        }
        String text =
            row < 0 ? "kod;namn;invånare\n" : "K%07d;Mottagare %d;%d\n".formatted(row, row, row);
        line = text.getBytes(StandardCharsets.UTF_8);
        at = 0;
        row++;
      }
      int count = Math.min(length, line.length - at);
      System.arraycopy(line, at, into, offset, count);
      at += count;
      return count;
    }
  }

  private static final class Counting extends OutputStream {

    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes += length;
    }
  }
}
