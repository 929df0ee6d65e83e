package se.statsbidrag.tables;

import java.io.IOException;
import java.io.InputStream;

/** Stub. */
final class JsonStatCube {
  private JsonStatCube() {}

  static RawRows read(InputStream bytes, ReadOptions options) throws IOException {
    throw Unreadable.file("tables.file.zip");
  }
}
