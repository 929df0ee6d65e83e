package se.statsbidrag.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes which requests may take long: those whose route writes the answer itself, as files are
 * written. Somebody who fetches one slowly keeps no page waiting.
 */
@Component
class LongAnswers implements WebMvcConfigurer, HandlerInterceptor {

  /** Attribute of such a request. */
  static final String MARK = LongAnswers.class.getName();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod route && writesItself(route)) {
      request.setAttribute(MARK, Boolean.TRUE);
    }
    return true;
  }

  private static boolean writesItself(HandlerMethod route) {
    return Arrays.stream(route.getMethodParameters())
        .map(MethodParameter::getParameterType)
        .anyMatch(HttpServletResponse.class::equals);
  }
}
