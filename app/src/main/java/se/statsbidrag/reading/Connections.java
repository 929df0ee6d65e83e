package se.statsbidrag.reading;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Two lines to the database: one for people's requests, one for jobs and long files, so that nobody
 * who waits for a page waits behind a job. The first is short on purpose. A processor that works
 * for two connections at a time answers more people in a second than one that works for eight,
 * whose caches push each other out; whoever comes meanwhile waits here, a moment.
 */
@Component
class Connections implements BeanPostProcessor, SmartInitializingSingleton, DisposableBean {

  private static final int PER_PROCESSOR = 2;

  private final int requestsAtOnce;
  private final ObjectProvider<MeterRegistry> figures;
  private @Nullable TwoLines lines;

  /**
   * @param requestsAtOnce how many requests the database works for at once; 0 for two for each
   *     processor of this machine
   */
  Connections(
      @Value("${statsbidrag.requests-at-once:0}") int requestsAtOnce,
      ObjectProvider<MeterRegistry> figures) {
    this.figures = figures;
    this.requestsAtOnce =
        requestsAtOnce > 0
            ? requestsAtOnce
            : PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof HikariDataSource jobs)) {
      return bean;
    }
    jobs.setPoolName("jobs");
    HikariConfig same = new HikariConfig();
    jobs.copyStateTo(same);
    same.setPoolName("requests");
    same.setMaximumPoolSize(requestsAtOnce);
    same.setMinimumIdle(requestsAtOnce);
    lines = new TwoLines(new HikariDataSource(same), jobs);
    return lines;
  }

  @Override
  public void afterSingletonsInstantiated() {
    @Nullable MeterRegistry registry = figures.getIfAvailable();
    if (lines != null && registry != null) {
      MetricsTrackerFactory each = new MicrometerMetricsTrackerFactory(registry);
      lines.requests.setMetricsTrackerFactory(each);
      lines.jobs.setMetricsTrackerFactory(each);
    }
  }

  @Override
  public void destroy() {
    if (lines != null) {
      lines.requests.close(); // the other is closed by whoever made it
    }
  }

  /** Whoever is in a request takes the first line, but for {@link LongAnswers}. */
  static final class TwoLines extends AbstractRoutingDataSource {

    final HikariDataSource requests;
    final HikariDataSource jobs;

    private TwoLines(HikariDataSource requests, HikariDataSource jobs) {
      this.requests = requests;
      this.jobs = jobs;
      setTargetDataSources(Map.of(true, requests, false, jobs));
      afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
      @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
      return request != null
          && request.getAttribute(LongAnswers.MARK, RequestAttributes.SCOPE_REQUEST) == null;
    }
  }
}
