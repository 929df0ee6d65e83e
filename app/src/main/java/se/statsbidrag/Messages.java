package se.statsbidrag;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of every module, found in {@code messages/}: Swedish first, English second. */
@Configuration(proxyBeanMethods = false)
class Messages {

  @Bean
  MessageSource messageSource() throws IOException {
    Resource[] bundles =
        new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(
        Arrays.stream(bundles)
            .map(bundle -> Objects.requireNonNull(bundle.getFilename()))
            .filter(name -> !name.endsWith("_en.properties"))
            .map(name -> "messages/" + name.replace(".properties", ""))
            .sorted()
            .toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setDefaultLocale(Locale.of("sv"));
    source.setAlwaysUseMessageFormat(true);
    return source;
  }
}
