package se.statsbidrag.identity;

import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Actor;

/** The cookie that a person would have after signing in, for tests with very many people. */
@Component
public class SignInFor {

  private final SignInCookie cookies;

  SignInFor(SignInCookie cookies) {
    this.cookies = cookies;
  }

  public String cookie(Actor actor) {
    return Cookies.SIGN_IN
        + "="
        + cookies.seal(actor.personId(), actor.agencyId(), actor.assurance());
  }
}
