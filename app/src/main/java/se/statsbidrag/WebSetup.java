package se.statsbidrag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
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
  private final Layout layout;
  private final Incidents incidents = new Incidents();

  WebSetup(RouteAccess access, Layout layout) {
    this.access = access;
    this.layout = layout;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(access);
    registry.addInterceptor(layout);
    LocaleChangeInterceptor language = new LocaleChangeInterceptor();
    language.setIgnoreInvalidLocale(true);
    language.setParamName("lang");
    registry.addInterceptor(language);
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Languages();
  }

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add(incidents); // after those that know what to do
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument());
  }

  /** Who does it; on a page that is open to all, {@code Optional} says whether anybody is known. */
  private static final class ActorArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.nestedIfOptional().getNestedParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      SignedIn person = SignedIn.current();
      if (parameter.getParameterType() == Optional.class) {
        return Optional.ofNullable(person).map(SignedIn::actor);
      }
      if (person == null) {
        throw new InsufficientAuthenticationException("sign in first");
      }
      return person.actor();
    }
  }

  /** Swedish first: a person chooses the language on the page, a system asks for it. */
  private static final class Languages implements LocaleResolver {

    private static final Locale SWEDISH = Locale.of("sv", "SE");
    private static final String SYSTEMS = "/api/";

    private final CookieLocaleResolver chosen = new CookieLocaleResolver("sprak");
    private final AcceptHeaderLocaleResolver asked = new AcceptHeaderLocaleResolver();

    Languages() {
      chosen.setDefaultLocale(SWEDISH);
      chosen.setCookieHttpOnly(true);
      chosen.setCookieSameSite("Lax");
      asked.setDefaultLocale(SWEDISH);
      asked.setSupportedLocales(List.of(SWEDISH, Locale.of("sv"), Locale.ENGLISH));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
      return isSystems(request) ? asked.resolveLocale(request) : chosen.resolveLocale(request);
    }

    @Override
    public void setLocale(
        HttpServletRequest request,
        @Nullable HttpServletResponse response,
        @Nullable Locale locale) {
      if (!isSystems(request)) {
        chosen.setLocale(request, response, locale);
      }
    }

    /** Whether it is a request of another system's, to the interface that is made for them. */
    private static boolean isSystems(HttpServletRequest request) {
      return request.getRequestURI().startsWith(SYSTEMS);
    }
  }
}
