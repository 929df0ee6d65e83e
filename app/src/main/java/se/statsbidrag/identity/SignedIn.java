package se.statsbidrag.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import se.statsbidrag.kernel.Actor;

/** A person who has signed in, with the roles that they hold at this very request. */
public final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient Actor actor;

  SignedIn(Actor actor) {
    super(Set.of());
    this.actor = actor;
    setAuthenticated(true);
  }

  /** Who is behind the running request; null for the public. */
  public static @Nullable SignedIn current() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn person
        ? person
        : null;
  }

  public Actor actor() {
    return actor;
  }

  @Override
  public String getName() {
    return actor.name();
  }

  @Override
  public Actor getPrincipal() {
    return actor;
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
