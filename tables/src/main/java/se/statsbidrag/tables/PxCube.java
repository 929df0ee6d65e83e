package se.statsbidrag.tables;

import java.io.IOException;

/** Stub. */
final class PxCube {
  private PxCube() {}

  static RawRows read(Decoder bytes, ReadOptions options) throws IOException {
    throw Unreadable.file("tables.file.zip");
  }
}
