package se.statsbidrag.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import se.statsbidrag.SystemTest;

/** Requests and jobs stand in different lines to the database. */
@SystemTest
class ConnectionsTest {

  @Autowired DataSource database;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final Deque<Connection> taken = new ArrayDeque<>();

  @AfterEach
  void give_back() throws SQLException {
    RequestContextHolder.resetRequestAttributes();
    while (!taken.isEmpty()) {
      taken.pop().close();
    }
  }

  @Test
  void a_job_goes_on_while_requests_take_all_they_may() throws SQLException {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
    int most = 2 * Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < most; i++) {
      taken.push(database.getConnection());
    }
    assertThat(requestsWorkedFor()).isEqualTo(most);
    RequestContextHolder.resetRequestAttributes();
    taken.push(database.getConnection());
    assertThat(taken.peek().isValid(1)).isTrue();
    assertThat(requestsWorkedFor()).isEqualTo(most);
  }

  @Test
  void a_request_does_not_wait_behind_jobs() throws SQLException {
    taken.push(database.getConnection());
    assertThat(requestsWorkedFor()).isZero();
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
    taken.push(database.getConnection());
    assertThat(requestsWorkedFor()).isOne();
  }

  @Test
  void a_file_that_is_written_as_it_is_read_keeps_no_page_waiting() throws Exception {
    MockHttpServletRequest request =
        new MockHttpServletRequest("GET", "/behandlingshistorik/behandlingshistorik.csv");
    ServletRequestPathUtils.parseAndCache(request);
    HandlerExecutionChain route = mapping.getHandler(request);
    assertThat(route).isNotNull();
    new LongAnswers().preHandle(request, new MockHttpServletResponse(), route.getHandler());
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    taken.push(database.getConnection());
    assertThat(requestsWorkedFor()).isZero();
  }

  private int requestsWorkedFor() {
    return ((Connections.TwoLines) database).requests.getHikariPoolMXBean().getActiveConnections();
  }
}
