package se.statsbidrag.identity.forms;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Sends whoever is not signed in to sign in; what they had typed is kept meanwhile. */
@Component
class KeepingEntryPoint extends LoginUrlAuthenticationEntryPoint {

  private final KeptForms forms;

  KeepingEntryPoint(KeptForms forms) {
    super("/logga-in");
    this.forms = forms;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
      throws IOException, ServletException {
    forms.keep(request, response);
    super.commence(request, response, missing);
  }
}
