package se.statsbidrag;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import se.statsbidrag.identity.SignedIn;
import se.statsbidrag.kernel.Actor;

/**
 * What every controller can count on: access is checked, the actor is known, so is the language.
 */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

  private final RouteAccess access;
  private final Incidents incidents = new Incidents();

  WebSetup(RouteAccess access) {
    this.access = access;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(access);
    LocaleChangeInterceptor language = new LocaleChangeInterceptor();
    language.setIgnoreInvalidLocale(true);
    language.setParamName("lang");
    registry.addInterceptor(language);
  }

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver cookie = new CookieLocaleResolver("sprak");
    cookie.setDefaultLocale(Locale.of("sv", "SE"));
    cookie.setCookieHttpOnly(true);
    cookie.setCookieSameSite("Lax");
    return cookie;
  }

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add(incidents); // after those that know what to do
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument());
  }

  private static final class ActorArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(
        MethodParameter parameter,
        @org.jspecify.annotations.Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
      SignedIn person = SignedIn.current();
      if (person == null) {
        throw new InsufficientAuthenticationException("sign in first");
      }
      return person.actor();
    }
  }
}
