package se.statsbidrag.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the description of the interface says of it as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiSetup implements WebMvcConfigurer {

  static final String TOKEN = "token";

  private final RateLimit limit;

  ApiSetup(RateLimit limit) {
    this.limit = limit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(limit).addPathPatterns("/api/**").order(-2);
    registry.addInterceptor(new TokenCheck()).addPathPatterns("/api/**").order(-1);
  }

  /** Every call can be one too many. */
  @Bean
  OpenApiCustomizer tooMany() {
    Header pause =
        new Header()
            .description("Seconds until it is worth calling again")
            .schema(new IntegerSchema());
    ApiResponse answer =
        new ApiResponse()
            .description("Too many calls a minute from this client")
            .addHeaderObject("Retry-After", pause);
    return description ->
        description.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .forEach(operation -> operation.getResponses().addApiResponse("429", answer));
  }

  @Bean
  OpenAPI openApi(@Value("${statsbidrag.address}") String address) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Statsbidrag")
                .version("1")
                .description(
                    "State grants: what there is to requisition, for everybody; and for a"
                        + " recipient's own system all that its people can fill in. Amounts are"
                        + " kronor, times are UTC. Texts are Swedish, or English where"
                        + " Accept-Language asks for it. What is refused is answered with a"
                        + " problem (RFC 9457) whose errors hold every reason. A client that calls"
                        + " too often is answered 429 with Retry-After.")
                .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
        .servers(List.of(new Server().url(address.replaceAll("/+$", ""))))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                            "An access token that the provider of sign-in issues to the system"
                                + " (client credentials). An agent registers the system under"
                                + " Anslutna system; it connects once with the code.")));
  }
}
