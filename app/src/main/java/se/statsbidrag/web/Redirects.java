package se.statsbidrag.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Sends whoever did an act on to what it made. It stands, by its name, where Spring would otherwise
 * ask every resolver for every page, and set up each redirect as if it were a bean.
 */
@Component("viewResolver")
class Redirects implements ViewResolver, Ordered {

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (!name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)) {
      return null;
    }
    String address = name.substring(UrlBasedViewResolver.REDIRECT_URL_PREFIX.length());
    return new RedirectView(address, true, true, false);
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
