package se.statsbidrag.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;

/** Signs a proved person in and out on this browser (inloggning), and leaves a line of it. */
@Service
public class SignIn {

  private static final String PURPOSE = "proof";
  private static final int LONGEST_PROOF = 2500;

  private final SignInCookie cookies;
  private final SealedValue seals;
  private final People people;
  private final AuditTrail trail;

  /** Attribute of a request: so many seconds until the sign-in ends if nobody is there. */
  public static final String IDLE = "signInIdle";

  /** Attribute of a request: so many seconds until the sign-in ends in any case. */
  public static final String LAST = "signInLast";

  SignIn(SignInCookie cookies, SealedValue seals, People people, AuditTrail trail) {
    this.cookies = cookies;
    this.seals = seals;
    this.people = people;
    this.trail = trail;
  }

  /** Signs somebody in at an organisation. */
  @Transactional
  public void as(Actor actor, HttpServletRequest request, HttpServletResponse response) {
    String sealed = cookies.seal(actor.personId(), actor.agencyId(), actor.assurance());
    set(request, response, sealed);
    Cookies.set(
        request,
        response,
        Cookies.LAST,
        "/",
        cookies.sealLast(actor.personId()),
        SignInCookie.REMEMBERED);
    trail.record(
        actor,
        null,
        "SIGNED_IN",
        people.object(actor),
        Map.of(),
        Map.of("assurance", actor.assurance()));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new SignedIn(actor, null, false));
    SecurityContextHolder.setContext(context);
  }

  /**
   * Signs in whom a provider has proved.
   *
   * @return the organisations at which the person holds a role; the first is the one they act for
   */
  @Transactional
  public List<UUID> proved(
      UUID person,
      String assurance,
      String proof,
      HttpServletRequest request,
      HttpServletResponse response) {
    List<UUID> agencies = people.agencies(person);
    UUID agency = agencies.isEmpty() ? People.NO_AGENCY : agencies.getFirst();
    as(people.actor(person, agency, assurance), request, response);
    if (proof.length() < LONGEST_PROOF) {
      String sealed = seals.seal(PURPOSE, new JWTClaimsSet.Builder().claim("token", proof));
      Cookies.set(request, response, Cookies.PROOF, "/logga-ut", sealed, SignInCookie.LONGEST);
    }
    return agencies;
  }

  /** What the provider gave at sign-in, for signing out there too. */
  public @Nullable String proof(HttpServletRequest request) {
    return seals
        .open(PURPOSE, Cookies.value(request, Cookies.PROOF))
        .map(claims -> (String) claims.getClaim("token"))
        .orElse(null);
  }

  /** Who signed in last in this browser, whether it has run out or they have signed out since. */
  public Optional<UUID> lastPerson(HttpServletRequest request) {
    return cookies
        .person(Cookies.value(request, Cookies.SIGN_IN))
        .or(() -> cookies.lastPerson(Cookies.value(request, Cookies.LAST)));
  }

  /** Goes on at another organisation, without signing in again. */
  public void at(UUID agency, HttpServletRequest request, HttpServletResponse response) {
    cookies
        .open(request)
        .ifPresent(content -> set(request, response, cookies.seal(content, agency)));
  }

  /** Signs out: this cookie goes, and every copy of it is void. */
  @Transactional
  public void out(@Nullable Actor actor, HttpServletRequest request, HttpServletResponse response) {
    if (actor != null) {
      people.signOut(actor.personId());
      trail.record(actor, null, "SIGNED_OUT", people.object(actor), Map.of(), Map.of());
    }
    Cookies.remove(request, response, Cookies.SIGN_IN, "/");
    Cookies.remove(request, response, Cookies.PROOF, "/logga-ut");
  }

  /** Keeps an active person signed in: the cookie is renewed now and then, nothing is written. */
  void renew(HttpServletRequest request, HttpServletResponse response) {
    cookies
        .open(request)
        .ifPresent(content -> {
          @Nullable String renewed = cookies.renewed(content);
          if (renewed != null) {
            set(request, response, renewed);
          }
          request.setAttribute(IDLE, cookies.idleLeft(content, renewed != null));
          request.setAttribute(LAST, cookies.lastLeft(content));
        });
  }

  private static void set(HttpServletRequest request, HttpServletResponse response, String value) {
    Cookies.set(request, response, Cookies.SIGN_IN, "/", value, SignInCookie.LONGEST);
  }
}
