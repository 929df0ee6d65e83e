package se.statsbidrag;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Writes a template as the running system would, without a system. */
final class Rendering {

  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  Rendering() throws IOException {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
    engine.setMessageSource(new Messages().messageSource());
    engine.addDialect(new PageDialect());
  }

  /** The page as text, for a request in a language with what the model holds. */
  String of(String template, HttpServletRequest request, Locale language, Map<String, ?> model) {
    var application =
        JakartaServletWebApplication.buildApplication(
            java.util.Objects.requireNonNull(request.getServletContext()));
    var exchange = application.buildExchange(request, new MockHttpServletResponse());
    WebContext context = new WebContext(exchange, language);
    model.forEach(context::setVariable);
    return engine.process(template, context);
  }

  static MockHttpServletRequest get(String path) {
    return new MockHttpServletRequest("GET", path);
  }
}
