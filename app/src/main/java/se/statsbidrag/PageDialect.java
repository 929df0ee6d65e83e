package se.statsbidrag;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import se.statsbidrag.pages.Formats;

/**
 * What every template can say: {@code #format} writes figures and dates in the reader's language,
 * {@code #page} knows the address, the refusals and what was typed.
 */
@Component
class PageDialect extends AbstractDialect
    implements IExpressionObjectDialect, IPostProcessorDialect {

  private static final int LAST = 1000;

  PageDialect() {
    super("statsbidrag");
  }

  @Override
  public IExpressionObjectFactory getExpressionObjectFactory() {
    return new Words();
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return LAST;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, PageFrame.class, LAST));
  }

  private static final class Words implements IExpressionObjectFactory {

    @Override
    public Set<String> getAllExpressionObjectNames() {
      return Set.of("format", "page");
    }

    @Override
    public @Nullable Object buildObject(IExpressionContext context, String name) {
      return switch (name) {
        case "format" -> new PageFormat(Formats.of(context.getLocale()));
        case "page" -> new PageState(context);
        default -> null;
      };
    }

    @Override
    public boolean isCacheable(String name) {
      return true;
    }
  }
}
