package se.statsbidrag.tables.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON: an array with an object for each row, its cells by the columns' keys. */
final class JsonWriter implements TableWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private final JsonGenerator json;
  private final Cells cells;
  private boolean inRow;

  JsonWriter(OutputStream out, List<OutputColumn> columns) {
    this.cells = new Cells(columns);
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    json.writeStartArray();
  }

  private int begin() {
    int cell = cells.next();
    if (!inRow) {
      json.writeRaw('\n');
      json.writeStartObject();
      inRow = true;
    }
    json.writeName(cells.columns().get(cell).key());
    return cell;
  }

  @Override
  public void text(CharSequence text) {
    begin();
    json.writeString(text.toString());
  }

  @Override
  public void whole(long figure) {
    int cell = begin();
    if (cells.kind(cell) == OutputColumn.Kind.ORE) {
      json.writeNumber(BigDecimal.valueOf(figure, 2));
    } else {
      json.writeNumber(figure);
    }
  }

  @Override
  public void decimal(BigDecimal figure) {
    begin();
    json.writeNumber(figure);
  }

  @Override
  public void date(LocalDate date) {
    begin();
    json.writeString(date.toString());
  }

  @Override
  public void blank() {
    begin();
    json.writeNull();
  }

  @Override
  public void endRow() {
    cells.endRow();
    json.writeEndObject();
    inRow = false;
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
