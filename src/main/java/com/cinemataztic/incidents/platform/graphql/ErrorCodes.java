package com.cinemataztic.incidents.platform.graphql;

import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.store.QueryTimeout;
import com.cinemataztic.incidents.store.ReadsBusy;
import com.cinemataztic.incidents.store.StoreUnavailable;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives every error a stable code. No text of an exception reaches the caller unless it was written for callers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorCodes extends DataFetcherExceptionResolverAdapter implements WebGraphQlInterceptor {

    private static final Logger LOGGER = LoggerFactory.getLogger(ErrorCodes.class);

    private static final String TOO_COSTLY =
            "The query is too deep or asks for too much at once. Ask for fewer fields, shorter pages, or in several queries.";

    @Override
    protected GraphQLError resolveToSingleError(Throwable failure, DataFetchingEnvironment environment) {
        var field = GraphqlErrorBuilder.newError(environment);
        return switch (failure) {
            case BadRequest bad -> error(field, ErrorType.BAD_REQUEST, bad.slug(), String.valueOf(bad.getMessage()));
            case AuthenticationException signedOut ->
                error(field, ErrorType.UNAUTHORIZED, "no-valid-token", "A valid token or session is needed.");
            case AccessDeniedException _ ->
                error(field, ErrorType.FORBIDDEN, "not-allowed", "You are not allowed to do that.");
            case ReadsBusy busy ->
                error(field, ErrorType.FORBIDDEN, "too-many-reads", String.valueOf(busy.getMessage()));
            case QueryTimeout stopped ->
                error(field, ErrorType.INTERNAL_ERROR, "query-timeout", String.valueOf(stopped.getMessage()));
            case StoreUnavailable unavailable -> {
                LOGGER.error("The store failed a GraphQL operation: {}", unavailable.getMessage());
                yield unavailable.outcomeUnknown() && isMutation(environment)
                        ? error(
                                field,
                                ErrorType.INTERNAL_ERROR,
                                "outcome-unknown",
                                "The outcome is unknown: the store did not confirm the change. Read what is there before"
                                        + " you send it again.")
                        : error(
                                field,
                                ErrorType.INTERNAL_ERROR,
                                "store-unavailable",
                                "The store does not answer. Try again shortly.");
            }
            default -> {
                LOGGER.error(
                        "A GraphQL field failed: {}",
                        environment.getExecutionStepInfo().getPath(),
                        failure);
                yield error(field, ErrorType.INTERNAL_ERROR, "internal-error", "The portal failed on this field.");
            }
        };
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request)
                .map(response -> response.getErrors().isEmpty()
                        ? response
                        : response.transform(builder -> builder.errors(withCodes(response))));
    }

    private static List<GraphQLError> withCodes(WebGraphQlResponse response) {
        return response.getExecutionResult().getErrors().stream()
                .map(ErrorCodes::withCode)
                .toList();
    }

    private static GraphQLError withCode(GraphQLError error) {
        if (error.getExtensions() != null && error.getExtensions().containsKey(GraphQlError.CODE)) {
            return error;
        }
        return switch (String.valueOf(error.getErrorType())) {
            case "InvalidSyntax" -> coded(error, "bad-document", error.getMessage());
            case "ValidationError" -> coded(error, "bad-query", error.getMessage());
            case "OperationNotSupported" -> coded(error, "bad-query", "There is no such operation.");
            case "ExecutionAborted" -> coded(error, "too-costly", TOO_COSTLY);
            default -> coded(error, "internal-error", "The portal failed on this field.");
        };
    }

    private static GraphQLError coded(GraphQLError error, String code, String sentence) {
        var extensions = new HashMap<String, Object>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.put(GraphQlError.CODE, code);
        var builder = GraphQLError.newError()
                .errorType(error.getErrorType())
                .message("%s", sentence)
                .extensions(extensions);
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        return error.getPath() == null
                ? builder.build()
                : builder.path(error.getPath()).build();
    }

    private static GraphQLError error(GraphqlErrorBuilder<?> field, ErrorType type, String code, String sentence) {
        return field.errorType(type)
                .message("%s", sentence)
                .extensions(Map.of(GraphQlError.CODE, code))
                .build();
    }

    private static boolean isMutation(DataFetchingEnvironment environment) {
        return environment.getOperationDefinition().getOperation() == Operation.MUTATION;
    }
}
