package se.statsbidrag.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Decodes a text in one pass without being told its encoding: UTF-8 as long as it is valid,
 * Windows-1252 from the first byte that is not, UTF-16 after its byte order mark.
 *
 * <p>A text that changes encoding half-way, or holds bytes that no text has, is refused: letters
 * would be wrong without anybody seeing it.
 */
final class Decoder extends Reader {

  private enum Encoding {
    /** Only ASCII so far. */
    OPEN,
    UTF_8,
    WINDOWS_1252,
    UTF_16_LITTLE,
    UTF_16_BIG
  }

  /** The characters of Windows-1252 from 0x80 to 0x9F; U+FFFD where it has none. */
  private static final String HIGH = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

  private final InputStream bytes;
  private final byte[] in = new byte[1 << 16];
  private int at;
  private int end;
  private boolean begun;
  private Encoding encoding = Encoding.OPEN;
  private int pendingLow = -1;
  private int lines = 1;

  Decoder(InputStream bytes) {
    this.bytes = bytes;
  }

  boolean isWindows1252() {
    return encoding == Encoding.WINDOWS_1252;
  }

  @Override
  public int read(char[] out, int offset, int length) throws IOException {
    if (!begun) {
      begun = true;
      skipMark();
    }
    int written = offset;
    int limit = offset + length;
    while (written < limit) {
      if (pendingLow >= 0) {
        out[written++] = (char) pendingLow;
        pendingLow = -1;
      } else if (at < end && in[at] > 0 && encoding.compareTo(Encoding.UTF_16_LITTLE) < 0) {
        int most = Math.min(end, at + limit - written);
        while (at < most && in[at] > 0) {
          byte b = in[at++];
          if (b == '\n') {
            lines++;
          }
          out[written++] = (char) b;
        }
      } else {
        int c = decode();
        if (c < 0) {
          break;
        }
        written = put(out, written, c);
      }
    }
    return written == offset && length > 0 ? -1 : written - offset;
  }

  private int put(char[] out, int at, int codePoint) {
    if (codePoint < 0x10000) {
      out[at] = (char) codePoint;
    } else {
      out[at] = Character.highSurrogate(codePoint);
      pendingLow = Character.lowSurrogate(codePoint);
    }
    return at + 1;
  }

  private void skipMark() throws IOException {
    require(3);
    int first = end > 0 ? in[0] & 0xFF : -1;
    int second = end > 1 ? in[1] & 0xFF : -1;
    if (first == 0xEF && second == 0xBB && end > 2 && (in[2] & 0xFF) == 0xBF) {
      at = 3;
      encoding = Encoding.UTF_8;
    } else if (first == 0xFF && second == 0xFE) {
      at = 2;
      encoding = Encoding.UTF_16_LITTLE;
    } else if (first == 0xFE && second == 0xFF) {
      at = 2;
      encoding = Encoding.UTF_16_BIG;
    }
  }

  private int decode() throws IOException {
    require(4);
    if (at >= end) {
      return -1;
    }
    if (encoding == Encoding.UTF_16_LITTLE || encoding == Encoding.UTF_16_BIG) {
      return utf16();
    }
    int b = in[at] & 0xFF;
    if (b == 0) {
      throw Unreadable.row(lines, "tables.file.binary");
    }
    if (b < 0x80) {
      at++;
      lines += b == '\n' ? 1 : 0;
      return b;
    }
    if (encoding == Encoding.WINDOWS_1252) {
      return windows(b);
    }
    int length = utf8Length(b);
    if (length > 0) {
      int c = utf8(b, length);
      encoding = Encoding.UTF_8;
      at += length;
      return c;
    }
    if (encoding == Encoding.UTF_8) {
      throw Unreadable.row(lines, "tables.file.encoding");
    }
    encoding = Encoding.WINDOWS_1252;
    return windows(b);
  }

  private int windows(int b) {
    at++;
    int c = b < 0xA0 ? HIGH.charAt(b - 0x80) : b;
    if (c == 0xFFFD) {
      throw Unreadable.row(lines, "tables.file.binary");
    }
    return c;
  }

  /** How many bytes the valid sequence at hand has; 0 where it is not valid. */
  private int utf8Length(int b) {
    int length = b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : 0;
    if (b >= 0xF0 && b < 0xF5) {
      length = 4;
    }
    if (length == 0 || at + length > end) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((in[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int c = utf8(b, length);
    boolean shortest = length < 3 || c >= (length == 3 ? 0x800 : 0x10000);
    return shortest && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? length : 0;
  }

  private int utf8(int b, int length) {
    int c = b & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      c = c << 6 | (in[at + i] & 0x3F);
    }
    return c;
  }

  private int utf16() {
    if (at + 1 >= end) {
      throw Unreadable.row(lines, "tables.file.encoding");
    }
    int low = in[at + (encoding == Encoding.UTF_16_LITTLE ? 0 : 1)] & 0xFF;
    int high = in[at + (encoding == Encoding.UTF_16_LITTLE ? 1 : 0)] & 0xFF;
    at += 2;
    int c = high << 8 | low;
    if (c == 0) {
      throw Unreadable.row(lines, "tables.file.binary");
    }
    lines += c == '\n' ? 1 : 0;
    return c;
  }

  /** Makes so many bytes available, or as many as there are. */
  private void require(int count) throws IOException {
    if (end - at >= count) {
      return;
    }
    System.arraycopy(in, at, in, 0, end - at);
    end -= at;
    at = 0;
    while (end < count) {
      int got = bytes.read(in, end, in.length - end);
      if (got < 0) {
        return;
      }
      end += got;
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
