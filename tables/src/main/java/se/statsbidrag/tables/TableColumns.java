package se.statsbidrag.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as columns of primitive figures, for those of a million rows: eight bytes a figure, a
 * text's own bytes and seven more, nothing else.
 */
public final class TableColumns {

  private final Map<String, Figures> figures = new HashMap<>();
  private final Map<String, Texts> texts = new HashMap<>();
  private int[] rowNumbers = new int[1024];
  private int rows;

  private TableColumns() {}

  /**
   * Reads all rows that are left into columns. Afterwards the reader tells whether they hold.
   *
   * @param columns the columns that the reader was opened with
   */
  public static TableColumns read(TableReader reader, List<Column> columns) throws IOException {
    TableColumns table = new TableColumns();
    Store[] stores = new Store[columns.size()];
    for (int i = 0; i < stores.length; i++) {
      stores[i] = table.store(columns.get(i));
    }
    while (reader.next()) {
      table.number(reader.row());
      for (int i = 0; i < stores.length; i++) {
        stores[i].add(reader, i, table.rows);
      }
      table.rows++;
    }
    for (Store store : stores) {
      store.trim(table.rows);
    }
    return table;
  }

  private Store store(Column column) {
    if (column.isFigure()) {
      Figures store = new Figures(column.kind() == Column.Kind.DECIMAL);
      figures.put(column.key(), store);
      return store;
    }
    Texts store = new Texts();
    texts.put(column.key(), store);
    return store;
  }

  private void number(int row) {
    if (rows == rowNumbers.length) {
      rowNumbers = Arrays.copyOf(rowNumbers, larger(rows));
    }
    rowNumbers[rows] = row;
  }

  private static int larger(int size) {
    return size + (size >> 1);
  }

  public int rows() {
    return rows;
  }

  /** The row as a person sees it, by its place from 0. */
  public int rowNumber(int row) {
    return rowNumbers[row];
  }

  /** The figures of a whole column, 0 where a cell is empty; the array itself, not a copy. */
  public long[] wholes(String key) {
    return figures(key).unscaled;
  }

  /** The figures of a column as integers with so many decimals: 4,65 with 4 is 46500. */
  public long[] scaled(String key, int decimals) {
    Figures column = figures(key);
    long[] scaled = column.unscaled.clone();
    for (int i = 0; i < rows; i++) {
      for (int more = decimals - column.scale(i); more > 0; more--) {
        scaled[i] = Math.multiplyExact(scaled[i], 10L);
      }
      if (column.scale(i) > decimals) {
        throw new ArithmeticException("Row " + rowNumbers[i] + " has more decimals");
      }
    }
    return scaled;
  }

  /** The most decimals that a figure of the column has. */
  public int decimals(String key) {
    Figures column = figures(key);
    int most = 0;
    for (int i = 0; i < rows; i++) {
      most = Math.max(most, column.scale(i));
    }
    return most;
  }

  /** Whether the cell holds anything. */
  public boolean has(String key, int row) {
    Figures column = figures.get(key);
    return column == null ? !text(key, row).isEmpty() : !column.blank.get(row);
  }

  public String text(String key, int row) {
    Texts column = texts.get(key);
    if (column == null) {
      throw new IllegalArgumentException("No column of texts is called " + key);
    }
    return column.text(row);
  }

  private Figures figures(String key) {
    Figures column = figures.get(key);
    if (column == null) {
      throw new IllegalArgumentException("No column of figures is called " + key);
    }
    return column;
  }

  /** Where a column's cells are kept. */
  private interface Store {
    void add(TableReader reader, int column, int row);

    void trim(int rows);
  }

  private static final class Figures implements Store {

    private long[] unscaled = new long[1024];
    private byte[] scales;
    private final BitSet blank = new BitSet();

    Figures(boolean decimals) {
      this.scales = new byte[decimals ? 1024 : 0];
    }

    int scale(int row) {
      return scales.length == 0 ? 0 : scales[row];
    }

    @Override
    public void add(TableReader reader, int column, int row) {
      if (row == unscaled.length) {
        unscaled = Arrays.copyOf(unscaled, larger(row));
        scales = scales.length == 0 ? scales : Arrays.copyOf(scales, larger(row));
      }
      if (!reader.present(column)) {
        blank.set(row);
        return;
      }
      unscaled[row] = reader.unscaled(column);
      if (scales.length > 0) {
        scales[row] = (byte) reader.scale(column);
      }
    }

    @Override
    public void trim(int rows) {
      unscaled = Arrays.copyOf(unscaled, rows);
    }
  }

  /** Texts in blocks of a megabyte, so that growing never needs the room twice. */
  private static final class Texts implements Store {

    private static final int BLOCK_BITS = 20;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private int[] starts = new int[1024];

    /** A text is led by its length in three bytes and never divided between blocks. */
    String text(int row) {
      byte[] block = blocks.get(starts[row] >>> BLOCK_BITS);
      int at = starts[row] & (BLOCK - 1);
      int length = (block[at] & 0xFF) << 16 | (block[at + 1] & 0xFF) << 8 | (block[at + 2] & 0xFF);
      return new String(block, at + 3, length, StandardCharsets.UTF_8);
    }

    @Override
    public void add(TableReader reader, int column, int row) {
      byte[] text = reader.text(column).getBytes(StandardCharsets.UTF_8);
      if (used + text.length + 3 > BLOCK) {
        if (blocks.size() == 1 << (32 - BLOCK_BITS)) {
          throw new IllegalStateException("A column holds at most four gigabytes of text");
        }
        blocks.add(new byte[BLOCK]);
        used = 0;
      }
      if (row == starts.length) {
        starts = Arrays.copyOf(starts, larger(row));
      }
      byte[] block = blocks.getLast();
      starts[row] = (blocks.size() - 1) << BLOCK_BITS | used;
      block[used++] = (byte) (text.length >> 16);
      block[used++] = (byte) (text.length >> 8);
      block[used++] = (byte) text.length;
      System.arraycopy(text, 0, block, used, text.length);
      used += text.length;
    }

    @Override
    public void trim(int rows) {
      starts = Arrays.copyOf(starts, rows);
    }
  }
}
