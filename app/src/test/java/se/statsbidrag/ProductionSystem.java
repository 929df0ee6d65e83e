package se.statsbidrag;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What production has around it: a provider of sign-in and a mail server, both real. */
public final class ProductionSystem
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The mail server; a test that stops it starts it again. */
  public static final GreenMail MAIL =
      new GreenMail(new ServerSetup(freePort(), null, ServerSetup.PROTOCOL_SMTP));

  public static final TestProvider PROVIDER = TestProvider.start();

  static {
    MAIL.start();
  }

  /** The same at every start, so that it can be stopped and started again. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "statsbidrag.oidc.issuer=" + PROVIDER.issuer(),
            "statsbidrag.oidc.client-id=" + TestProvider.CLIENT,
            "statsbidrag.oidc.client-secret=" + TestProvider.SECRET,
            "statsbidrag.oidc.assurance-levels=loa1,loa2,loa3,loa4",
            "statsbidrag.oidc.minimum-assurance=loa3",
            "statsbidrag.first-administrators=Provmyndigheten|"
                + PROVIDER.issuer()
                + "|adam,Provmyndigheten|"
                + PROVIDER.issuer()
                + "|britta",
            "statsbidrag.address=http://localhost:8080",
            "spring.mail.host=localhost",
            "statsbidrag.mail-every=1h",
            "spring.mail.port=" + MAIL.getSmtp().getPort())
        .applyTo(context);
  }
}
