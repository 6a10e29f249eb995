package com.cinemataztic.incidents.platform.graphql;

import graphql.GraphQLError;
import java.util.Map;
import org.springframework.graphql.execution.ErrorType;

/**
 * Errors of GraphQL: a stable code for programs in {@code extensions.code}, the same words as the types of problem
 * details, and a sentence for people.
 */
public final class GraphQlError {

    static final String CODE = "code";

    private GraphQlError() {}

    public static GraphQLError of(ErrorType type, String code, String sentence) {
        return GraphQLError.newError()
                .errorType(type)
                .message("%s", sentence)
                .extensions(Map.of(CODE, code))
                .build();
    }
}
