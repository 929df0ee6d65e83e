package se.statsbidrag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import se.statsbidrag.identity.SignedIn;
import se.statsbidrag.kernel.Access;

/** Lets a request through to a route only where the route says that this person may. */
@Component
class RouteAccess implements HandlerInterceptor {

  /** What the routes declare, kept: to look for an annotation takes its time. */
  private final Map<HandlerMethod, Optional<Access>> declared = new ConcurrentHashMap<>();

  /** What a route declares, on the method or on its class; null where it says nothing. */
  static @Nullable Access declaredBy(HandlerMethod route) {
    Access own = AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), Access.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), Access.class);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod route)) {
      return true; // static files
    }
    @Nullable Access access =
        declared
            .computeIfAbsent(route, asked -> Optional.ofNullable(declaredBy(asked)))
            .orElse(null);
    if (access != null && access.open()) {
      return true;
    }
    SignedIn person = SignedIn.current();
    if (person == null) {
      throw new InsufficientAuthenticationException("sign in first");
    }
    if (access == null || !allows(access, person)) {
      throw new AccessDeniedException("not for this person's roles");
    }
    return true;
  }

  private static boolean allows(Access access, SignedIn person) {
    return access.value().length == 0
        || Arrays.stream(access.value()).anyMatch(person.actor()::has);
  }
}
