package se.statsbidrag.bench.submission;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to the system that is kept open, as a proxy's is. Written by hand, so that the
 * caller costs next to nothing on a machine that the system shares.
 */
final class Line implements AutoCloseable {

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");
  private static final String CSRF = "0123456789abcdef0123456789abcdef";

  /** An answer. */
  record Answer(int status, String head, String body) {}

  private final int port;
  private final String host;
  private Socket socket;
  private InputStream in;

  Line(int port) throws IOException {
    this.port = port;
    host = "localhost:" + port;
    socket = open();
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  private Socket open() throws IOException {
    Socket opened = new Socket("localhost", port);
    opened.setTcpNoDelay(true);
    return opened;
  }

  /** Opens the page on which everything is checked; the hash of what stands there. */
  String seen(Recipient recipient, UUID round) throws IOException {
    write(
        "GET /rekvirera/"
            + round
            + "/granska HTTP/1.1\r\nHost: "
            + host
            + "\r\nCookie: inloggning="
            + recipient.cookie()
            + "\r\nAccept: text/html\r\n\r\n");
    Answer answer = read();
    Matcher seen = SEEN.matcher(answer.body());
    if (!seen.find()) {
      throw new IllegalStateException(answer.status() + " " + answer.head() + answer.body());
    }
    return seen.group(1);
  }

  /** Sends the form in; whether there is a receipt. */
  boolean submit(Recipient recipient, UUID round, String seen) throws IOException {
    String body = "key=" + UUID.randomUUID() + "&seen=" + seen + "&_csrf=" + masked();
    write(
        "POST /rekvirera/"
            + round
            + "/granska HTTP/1.1\r\nHost: "
            + host
            + "\r\nCookie: inloggning="
            + recipient.cookie()
            + "; XSRF-TOKEN="
            + CSRF
            + "\r\nAccept: text/html\r\nContent-Type: application/x-www-form-urlencoded"
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
    Answer answer = read();
    return answer.status() == 302 && answer.head().contains("/mina-rekvisitioner/");
  }

  /** The form's token, as the page masks it; here with nothing. */
  private static String masked() {
    byte[] masked = new byte[CSRF.length() * 2];
    byte[] token = CSRF.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(token, 0, masked, token.length, token.length);
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
  }

  private void write(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private Answer read() throws IOException {
    StringBuilder head = new StringBuilder(512);
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.append(line).append('\n');
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding: chunked");
      last |= lower.startsWith("connection: close");
    }
    String body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (last) { // the server closes a line after so many requests
      socket.close();
      socket = open();
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }
    return new Answer(Integer.parseInt(head.substring(9, 12)), head.toString(), body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    int size;
    do {
      size = Integer.parseInt(line().strip(), 16);
      body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
      line();
    } while (size > 0);
    return body.toString();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
