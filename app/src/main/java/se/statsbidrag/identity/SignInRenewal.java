package se.statsbidrag.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Renews the sign-in cookie before the page is written, so that an active person stays. */
final class SignInRenewal extends OncePerRequestFilter {

  private final SignIn signIn;

  SignInRenewal(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    signIn.renew(request, response);
    chain.doFilter(request, response);
  }
}
