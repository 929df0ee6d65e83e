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
  private final @Nullable String organisation;
  private final boolean several;

  /**
   * @param organisation the name of the one that they act for, or null
   * @param several whether there are others that they could act for
   */
  SignedIn(Actor actor, @Nullable String organisation, boolean several) {
    super(Set.of());
    this.actor = actor;
    this.organisation = organisation;
    this.several = several;
    setAuthenticated(true);
  }

  /** A system that has proved who it is, as whoever it acts as. */
  public static SignedIn system(Actor actor) {
    return new SignedIn(actor, null, false);
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

  /** The name of the organisation for which they act; null where they may act for none. */
  public @Nullable String organisation() {
    return organisation;
  }

  /** Whether there are other organisations for which they could act. */
  public boolean several() {
    return several;
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
