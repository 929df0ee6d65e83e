package se.statsbidrag.web;

import static java.util.stream.Collectors.groupingBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the route of an address. Spring compares an address that has a variable in it with every
 * route there is; here it is first compared with those that begin alike, which are few. Where that
 * does not give one answer, Spring's own way does.
 */
@Component
class Routes implements WebMvcRegistrations {

  private static final String ANYWHERE = "";

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new ByBeginning();
  }

  private record Route(RequestMappingInfo mapping, HandlerMethod handler) {

    /** The first part of its address, where that is one and has no variable in it. */
    String beginning() {
      Set<String> patterns = mapping.getPatternValues();
      String beginning = Routes.beginning(patterns.iterator().next());
      return patterns.size() > 1 || beginning.matches(".*[{*?].*") ? ANYWHERE : beginning;
    }
  }

  private static String beginning(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }

  private static final class ByBeginning extends RequestMappingHandlerMapping {

    private Map<String, List<Route>> routes = Map.of();

    @Override
    public void afterPropertiesSet() {
      super.afterPropertiesSet();
      routes =
          getHandlerMethods().entrySet().stream()
              .map(entry -> new Route(entry.getKey(), entry.getValue()))
              .collect(groupingBy(Route::beginning));
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
        throws Exception {
      List<Route> found =
          Stream.of(beginning(path), ANYWHERE)
              .flatMap(beginning -> routes.getOrDefault(beginning, List.of()).stream())
              .flatMap(route -> matched(route, request).stream())
              .limit(2)
              .toList();
      if (found.size() != 1) {
        return super.lookupHandlerMethod(path, request);
      }
      Route route = found.getFirst();
      request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, route.handler());
      handleMatch(route.mapping(), path, request);
      return route.handler();
    }

    private List<Route> matched(Route route, HttpServletRequest request) {
      @Nullable RequestMappingInfo match = getMatchingMapping(route.mapping(), request);
      return match == null ? List.of() : List.of(new Route(match, route.handler()));
    }
  }
}
