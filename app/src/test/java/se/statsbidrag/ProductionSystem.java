package se.statsbidrag;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What production has around it: a provider of sign-in and a mail server, both real. */
public final class ProductionSystem
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The mail server; a test that stops it starts it again. */
  public static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());

  public static final TestProvider PROVIDER = TestProvider.start();

  static {
    MAIL.start();
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
            "spring.mail.host=localhost",
            "spring.mail.port=" + MAIL.getSmtp().getPort())
        .applyTo(context);
  }
}
