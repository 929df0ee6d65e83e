package se.statsbidrag.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.payment.bank.Credit;
import se.statsbidrag.payment.bank.Pain001;
import se.statsbidrag.payment.bank.Payer;
import se.statsbidrag.payment.bank.PaymentOrder;
import se.statsbidrag.payment.bank.PaymentOrderCsv;

/**
 * The files of batches, frozen in pieces: written and read a piece at a time, so that a file of a
 * hundred thousand payments takes no more memory than one of ten.
 */
@Component
class BatchFiles {

  private static final int PIECE = 1 << 18;

  /** What a written file is known by. */
  record Frozen(String sha256, long size) {}

  private final JdbcClient jdbc;
  private final AttemptStore attempts;
  private final PaymentSettings settings;

  BatchFiles(JdbcClient jdbc, AttemptStore attempts, PaymentSettings settings) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.settings = settings;
  }

  /** Writes the file of a batch whose lines stand, in the running transaction. */
  Frozen write(Batch batch, Payer payer, int number, Money sum) {
    MessageDigest digest = sha256();
    try (Stream<Credit> credits = attempts.credits(batch.id());
        Pieces pieces = new Pieces(batch.id());
        OutputStream out = new DigestOutputStream(pieces, digest)) {
      PaymentOrder order =
          new PaymentOrder(
              batch.messageId(),
              batch.proposedAt(),
              payer,
              batch.executionDay(),
              number,
              sum,
              credits::iterator);
      if (batch.way() == Batch.Way.ORDER) {
        PaymentOrderCsv.write(order, out);
      } else {
        new Pain001(settings.bank()).write(order, out);
      }
      out.flush();
      pieces.last();
      return new Frozen(HexFormat.of().formatHex(digest.digest()), pieces.size);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (XMLStreamException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Reads the file, piece by piece. */
  InputStream read(UUID batch) {
    return new Reading(batch);
  }

  /** Copies the file. */
  void copy(UUID batch, OutputStream out) throws IOException {
    try (InputStream file = read(batch)) {
      file.transferTo(out);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is written goes to the database a piece at a time. */
  private final class Pieces extends OutputStream {

    private final UUID batch;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
    private int position;
    private long size;

    Pieces(UUID batch) {
      this.batch = batch;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      piece.write(bytes, from, length);
      size += length;
      if (piece.size() >= PIECE) {
        last();
      }
    }

    void last() {
      if (piece.size() > 0) {
        position++;
        jdbc.sql(
                """
                insert into payment.file_piece (batch_id, position, bytes)
                values (:batch, :position, :bytes)
                """)
            .param("batch", batch)
            .param("position", position)
            .param("bytes", piece.toByteArray())
            .update();
        piece.reset();
      }
    }
  }

  /** Reads the pieces in order, each when it is needed. */
  private final class Reading extends InputStream {

    private final UUID batch;
    private byte[] piece = new byte[0];
    private int at;
    private int position;

    Reading(UUID batch) {
      this.batch = batch;
    }

    @Override
    public int read() {
      return more() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (!more()) {
        return -1;
      }
      int taken = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, bytes, from, taken);
      at += taken;
      return taken;
    }

    private boolean more() {
      if (at < piece.length) {
        return true;
      }
      position++;
      Optional<byte[]> next =
          jdbc.sql(
                  """
                  select bytes from payment.file_piece
                   where batch_id = :batch and position = :position
                  """)
              .param("batch", batch)
              .param("position", position)
              .query((row, n) -> row.getBytes("bytes"))
              .optional();
      next.ifPresent(bytes -> {
        piece = bytes;
        at = 0;
      });
      return next.isPresent();
    }
  }
}
