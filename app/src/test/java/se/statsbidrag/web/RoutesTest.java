package se.statsbidrag.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import se.statsbidrag.SystemTest;

/** The quick way to a route leads where Spring's own way does. */
@SystemTest
class RoutesTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping quick;

  @Test
  void every_address_leads_to_the_route_that_spring_would_find() throws Exception {
    RequestMappingHandlerMapping plain = plain();
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (RequestMappingInfo route : quick.getHandlerMethods().keySet()) {
      for (String pattern : route.getPatternValues()) {
        for (RequestMethod method : RequestMethod.values()) {
          asked++;
          String address = pattern.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
          if (!found(quick, method, address).equals(found(plain, method, address))) {
            wrong.add(method + " " + address);
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(1000);
    assertThat(wrong).isEmpty();
  }

  /** Spring's own, with the same routes. */
  private RequestMappingHandlerMapping plain() {
    RequestMappingHandlerMapping plain = new RequestMappingHandlerMapping();
    plain.setApplicationContext(new StaticApplicationContext());
    plain.afterPropertiesSet();
    Map<RequestMappingInfo, HandlerMethod> routes = quick.getHandlerMethods();
    routes.forEach((route, handler) ->
        plain.registerMapping(
            route, handler.createWithResolvedBean().getBean(), handler.getMethod()));
    return plain;
  }

  private static String found(
      RequestMappingHandlerMapping mapping, RequestMethod method, String address) {
    MockHttpServletRequest request = new MockHttpServletRequest(method.name(), address);
    ServletRequestPathUtils.parseAndCache(request);
    try {
      @Nullable HandlerExecutionChain chain = mapping.getHandler(request);
      return chain != null && chain.getHandler() instanceof HandlerMethod handler
          ? handler.getMethod().toString()
          : String.valueOf(chain == null ? null : chain.getHandler().getClass());
    } catch (Exception refused) { // of another method, of another kind
      return refused.getClass().getName();
    }
  }
}
