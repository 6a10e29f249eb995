package com.cinemataztic.incidents.platform.graphql;

import com.cinemataztic.incidents.platform.web.Problem;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * GraphQL over HTTP: {@code POST /graphql} with JSON, and nothing else. Spring Boot would also offer server-sent events
 * with a buffer per reader that has no bound.
 */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    /** The endpoint's path. */
    static final String PATH = "/graphql";

    @Bean
    WebGraphQlHandler graphQlHandler(
            ExecutionGraphQlService service, ObjectProvider<WebGraphQlInterceptor> interceptors) {
        return WebGraphQlHandler.builder(service)
                .interceptors(interceptors.orderedStream().toList())
                .build();
    }

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> graphQlOverHttp(WebGraphQlHandler handler, GraphQlJson json) {
        var converter = new JacksonJsonHttpMessageConverter(json.mapper());
        converter.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, MediaTypes.APPLICATION_GRAPHQL_RESPONSE));
        var http = new GraphQlHttpHandler(handler, converter);
        return RouterFunctions.route()
                .POST(PATH, http::handleRequest)
                .onError(
                        HttpMediaTypeNotSupportedException.class,
                        (_, _) -> problem(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "no-json", "A query is JSON: application/json."))
                .onError(HttpMessageNotReadableException.class, GraphQlConfiguration::unreadable)
                .onError(
                        ServerWebInputException.class,
                        (_, _) -> problem(
                                HttpStatus.BAD_REQUEST,
                                "no-query",
                                "The JSON needs a query, and may have operationName and variables."))
                .build();
    }

    @Bean
    Instrumentation maxDepth(GraphQlSettings settings) {
        return new MaxQueryDepthInstrumentation(settings.maxDepth());
    }

    @Bean
    Instrumentation maxComplexity(GraphQlSettings settings) {
        return new MaxQueryComplexityInstrumentation(settings.maxComplexity(), new QueryCost());
    }

    @Bean
    RuntimeWiringConfigurer commonTypes() {
        return wiring -> wiring.scalar(DateTimeScalar.TYPE);
    }

    private static ServerResponse unreadable(Throwable failure, ServerRequest request) {
        return failure.getCause() instanceof StreamConstraintsException
                ? problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "A query has at most " + GraphQlSettings.LONGEST_BODY / 1024 + " KB.")
                : problem(HttpStatus.BAD_REQUEST, "bad-json", "The body is not a JSON object.");
    }

    private static ServerResponse problem(HttpStatus status, String slug, String detail) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, slug, detail));
    }
}
