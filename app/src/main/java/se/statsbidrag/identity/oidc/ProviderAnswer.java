package se.statsbidrag.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;
import se.statsbidrag.identity.People;
import se.statsbidrag.identity.SignIn;
import se.statsbidrag.identity.WantedPage;

/**
 * Takes the provider's answer: a person whom it proves well enough is signed in and led to the page
 * they wanted; otherwise a page says what is wrong.
 */
class ProviderAnswer implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderAnswer.class);

  private final OidcSettings settings;
  private final People people;
  private final SignIn signIn;
  private final WantedPage wanted;

  ProviderAnswer(OidcSettings settings, People people, SignIn signIn, WantedPage wanted) {
    this.settings = settings;
    this.people = people;
    this.signIn = signIn;
    this.wanted = wanted;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    if (!(authentication.getPrincipal() instanceof OidcUser user)) {
      fail(Problem.ANSWER, response);
      return;
    }
    OidcSettings.Claims names = settings.claims();
    String subject = text(user, names.subject());
    String name = text(user, names.name());
    String assurance = text(user, names.assurance());
    if (subject == null || name == null) {
      fail(Problem.CLAIMS, response);
    } else if (!settings.goodEnough(assurance)) {
      fail(Problem.ASSURANCE, response);
    } else {
      UUID person = known(user, subject, name, request);
      String level = assurance == null ? "" : assurance;
      String proof = user.getIdToken().getTokenValue();
      List<UUID> agencies = signIn.proved(person, level, proof, request, response);
      response.sendRedirect(next(agencies.size(), wanted.take(request, response)));
    }
  }

  private UUID known(OidcUser user, String subject, String name, HttpServletRequest request) {
    Locale language = RequestContextUtils.getLocale(request);
    String email = Boolean.FALSE.equals(user.getEmailVerified()) ? null : email(user);
    return people.register(String.valueOf(settings.issuer()), subject, name, email, language);
  }

  private @Nullable String email(OidcUser user) {
    String email = text(user, settings.claims().email());
    return email != null && email.matches("[^@\\s]+@[^@\\s]+") ? email : null;
  }

  private static String next(int agencies, String page) {
    return switch (agencies) {
      case 0 -> "/utan-behorighet";
      case 1 -> page;
      default ->
          UriComponentsBuilder.fromPath("/valj-organisation")
              .queryParam("vidare", "{page}")
              .build(page)
              .toString();
    };
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    String code =
        exception instanceof OAuth2AuthenticationException oauth
            ? oauth.getError().getErrorCode()
            : exception.getClass().getSimpleName();
    LOG.warn("sign-in refused: {}", code);
    if (code.equals("access_denied")) {
      fail(Problem.CANCELLED, response);
    } else if (code.equals("authorization_request_not_found")) {
      fail(Problem.LATE, response);
    } else {
      fail(isUnreachable(exception) ? Problem.PROVIDER : Problem.ANSWER, response);
    }
  }

  /** Why a sign-in came to nothing; the page has a sentence for each. */
  enum Problem {
    /** The person changed their mind at the provider. */
    CANCELLED,
    /** They came back after the time we remember, or twice. */
    LATE,
    /** The provider does not answer. */
    PROVIDER,
    /** The provider's answer cannot be trusted. */
    ANSWER,
    /** The provider did not say who it is. */
    CLAIMS,
    /** The sign-in is not strong enough. */
    ASSURANCE
  }

  private static void fail(Problem problem, HttpServletResponse response) throws IOException {
    response.sendRedirect("/logga-in/misslyckades?orsak=" + problem);
  }

  private static @Nullable String text(OidcUser user, String claim) {
    Object value = user.getClaims().get(claim);
    String text = value == null ? "" : value.toString().strip();
    return text.isEmpty() ? null : text;
  }

  private static boolean isUnreachable(Throwable problem) {
    for (@Nullable Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof ResourceAccessException
          || cause instanceof Provider.Unreachable) {
        return true;
      }
    }
    return false;
  }
}
