package com.cinemataztic.incidents.identity.access;

import com.cinemataztic.incidents.identity.Caller;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLNamedType;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Applies the access table to the fields of GraphQL's queries, mutations and subscriptions. */
@Component
class FieldAccess extends SimplePerformantInstrumentation {

    private static final Set<String> OPERATIONS = Set.of("Query", "Mutation", "Subscription");

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        var environment = parameters.getEnvironment();
        var type = environment.getParentType() instanceof GraphQLNamedType named ? named.getName() : "";
        var field = environment.getField().getName();
        if (!OPERATIONS.contains(type) || field.startsWith("__")) {
            return fetcher;
        }
        Caller caller = environment.getGraphQlContext().get(Caller.class);
        var admitted = AccessTable.field(type + "." + field)
                .flatMap(audience -> caller.now().filter(audience::includes))
                .isPresent();
        return admitted
                ? fetcher
                : _ -> {
                    throw new AccessDeniedException("not for this caller: " + field);
                };
    }
}
