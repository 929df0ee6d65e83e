package se.statsbidrag.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import se.statsbidrag.identity.SignIn;
import se.statsbidrag.identity.SignedIn;

/** Signing out: here, on every copy of the cookie, and at the provider where it offers that. */
@Component
class SignOut implements LogoutSuccessHandler {

  private final SignIn signIn;
  private final ObjectProvider<Provider> provider;

  SignOut(SignIn signIn, ObjectProvider<Provider> provider) {
    this.signIn = signIn;
    this.provider = provider;
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication)
      throws IOException {
    String proof = signIn.proof(request);
    signIn.out(
        authentication instanceof SignedIn person ? person.actor() : null, request, response);
    response.sendRedirect(next(request, proof));
  }

  private String next(HttpServletRequest request, @Nullable String proof) {
    Provider known = provider.getIfAvailable();
    String end = known == null || proof == null ? null : known.endSession();
    if (end == null) {
      return "/";
    }
    String home = ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
    return UriComponentsBuilder.fromUriString(end)
        .queryParam("id_token_hint", "{proof}")
        .queryParam("client_id", "{client}")
        .queryParam("post_logout_redirect_uri", "{home}")
        .build(proof, Objects.requireNonNull(known).registration().getClientId(), home)
        .toString();
  }
}
