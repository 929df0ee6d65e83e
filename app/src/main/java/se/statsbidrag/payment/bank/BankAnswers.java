package se.statsbidrag.payment.bank;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what banks answer: {@code pain.002}, {@code camt.053} and {@code camt.054} of whichever
 * version. Every entry becomes a line; what is not understood becomes one that says so. A broken
 * file gives nothing at all.
 */
public final class BankAnswers {

  /** The largest file that is read, in bytes. */
  public static final long LARGEST = 300_000_000;

  private static final int MOST_LINES = 1_000_000;
  private static final Pattern NAMESPACE =
      Pattern.compile(
          "urn:iso:std:iso:20022:tech:xsd:((pain|camt)\\.\\d{3})\\.\\d{3}\\.\\d{2}([.:].*)?");

  private static final Set<String> STATUS =
      Set.of("GrpHdr", "TxInfAndSts", "OrgnlPmtInfAndSts", "OrgnlGrpInfAndSts");
  private static final Set<String> ACCOUNT = Set.of("GrpHdr", "Acct", "TxDtls", "Ntry");

  private final List<BankLine> lines = new ArrayList<>();
  private BankAnswer.@Nullable Kind kind;
  private @Nullable Pieces pieces;

  private BankAnswers() {}

  /** What one kind of answer says, piece by piece. */
  interface Pieces {

    /** Takes a piece that has been read to its end. */
    void take(Element element) throws UnreadableAnswer;

    /** All has been read. */
    void end();

    /** The bank's number of the answer, once it has been read. */
    @Nullable String id();

    /** The one order that all is about. */
    @Nullable String messageId();

    /** The one account that all is of. */
    @Nullable String account();
  }

  /**
   * Reads an answer.
   *
   * @param file is left open
   * @throws UnreadableAnswer where it is none, or broken: nothing of it may be used
   * @throws IOException where the file could not be read, and may be later
   */
  public static BankAnswer read(InputStream file) throws UnreadableAnswer, IOException {
    return read(file, LARGEST);
  }

  static BankAnswer read(InputStream file, long largest) throws UnreadableAnswer, IOException {
    return new BankAnswers().all(file, largest);
  }

  private BankAnswer all(InputStream file, long largest) throws UnreadableAnswer, IOException {
    Set<String> shown = new HashSet<>(STATUS);
    shown.addAll(ACCOUNT);
    new SafeXml(
            shown,
            new SafeXml.Sight() {
              @Override
              public void document(String namespace) throws UnreadableAnswer {
                begin(namespace);
              }

              @Override
              public void piece(Element element) throws UnreadableAnswer {
                take(element);
              }
            })
        .read(file, largest);
    if (kind == null || pieces == null) {
      throw new UnreadableAnswer("bank.unreadable.other", "");
    }
    pieces.end();
    String id = pieces.id();
    if (id == null) {
      throw new UnreadableAnswer("bank.unreadable.nameless");
    }
    return new BankAnswer(kind, id, pieces.messageId(), pieces.account(), lines);
  }

  private void begin(String namespace) throws UnreadableAnswer {
    Matcher known = NAMESPACE.matcher(namespace);
    String message = known.matches() ? known.group(1) : "";
    if (kind != null) {
      throw new UnreadableAnswer("bank.unreadable.several");
    }
    switch (message) {
      case "pain.002" -> {
        kind = BankAnswer.Kind.STATUS;
        pieces = new StatusPieces(this::add);
      }
      case "camt.053" -> {
        kind = BankAnswer.Kind.STATEMENT;
        pieces = new AccountPieces(this::add);
      }
      case "camt.054" -> {
        kind = BankAnswer.Kind.NOTIFICATION;
        pieces = new AccountPieces(this::add);
      }
      case "pain.001" -> throw new UnreadableAnswer("bank.unreadable.order");
      default -> throw new UnreadableAnswer("bank.unreadable.other", shown(namespace));
    }
  }

  private void take(Element element) throws UnreadableAnswer {
    if (pieces == null) {
      throw new UnreadableAnswer("bank.unreadable.other", element.name());
    }
    pieces.take(element);
    if (lines.size() > MOST_LINES) {
      throw new UnreadableAnswer("bank.unreadable.lines", MOST_LINES);
    }
  }

  private void add(Said said) {
    lines.add(said.at(lines.size() + 1));
  }

  private static String shown(String namespace) {
    return namespace.length() <= 80 ? namespace : namespace.substring(0, 80) + "…";
  }
}
