package se.statsbidrag;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start where a route does not say who may use it: deny by default, loudly. */
@Component
class RouteAccessCheck implements SmartInitializingSingleton {

  private final RequestMappingHandlerMapping routes;

  RouteAccessCheck(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.routes = requestMappingHandlerMapping;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> silent =
        routes.getHandlerMethods().values().stream()
            .filter(route -> route.getBeanType().getName().startsWith("se.statsbidrag"))
            .filter(route -> RouteAccess.declaredBy(route) == null)
            .map(HandlerMethod::getShortLogMessage)
            .toList();
    if (!silent.isEmpty()) {
      throw new IllegalStateException("routes that do not say who may use them: " + silent);
    }
  }
}
