package com.cinemataztic.incidents.platform.graphql;

import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FetchedValue;
import graphql.execution.FieldValueInfo;
import graphql.execution.SubscriptionExecutionStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * Executes a {@link SharedUpdate} once for all subscribers with the same query. A result that waits for the store or that
 * has errors is its subscriber's own.
 */
final class SharedSubscriptions extends SubscriptionExecutionStrategy {

    private final GraphQlJson json;

    private SharedSubscriptions(GraphQlJson json, List<DataFetcherExceptionResolver> resolvers) {
        super(DataFetcherExceptionResolver.createExceptionHandler(resolvers));
        this.json = json;
    }

    /** What the result depends on, beside the update. */
    private record Query(String text, @Nullable String operation, Map<String, Object> variables) {

        static Query of(ExecutionContext context) {
            var input = context.getExecutionInput();
            return new Query(
                    input.getQuery(),
                    input.getOperationName(),
                    context.getCoercedVariables().toMap());
        }
    }

    /** Called by the base class for the subscription's own field; the fields below it are the query strategy's. */
    @Override
    protected FieldValueInfo completeField(
            ExecutionContext context, ExecutionStrategyParameters parameters, Object fetched) {
        return FetchedValue.getFetchedValue(fetched) instanceof SharedUpdate update
                ? update.results()
                        .of(
                                Query.of(context),
                                () -> super.completeField(context, parameters, fetched),
                                own -> shared(own, context))
                : super.completeField(context, parameters, fetched);
    }

    private @Nullable FieldValueInfo shared(FieldValueInfo own, ExecutionContext context) {
        if (own.isFutureValue() || !context.getErrors().isEmpty()) {
            return null;
        }
        var text = json.mapper().writeValueAsString(own.getFieldValueObject());
        return new FieldValueInfo(own.getCompleteValueType(), new Encoded(new SerializedString(text)));
    }

    /** A value that is JSON already. */
    private record Encoded(SerializableString json) implements JacksonSerializable {

        @Override
        public void serialize(JsonGenerator generator, SerializationContext context) {
            generator.writeRawValue(json);
        }

        @Override
        public void serializeWithType(
                JsonGenerator generator, SerializationContext context, TypeSerializer typeSerializer) {
            serialize(generator, context);
        }
    }

    /** Replaces the strategy that executes for each subscriber. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        GraphQlSourceBuilderCustomizer sharedSubscriptions(
                GraphQlJson json, ObjectProvider<DataFetcherExceptionResolver> resolvers) {
            return builder -> builder.configureGraphQl(graphQl -> graphQl.subscriptionExecutionStrategy(
                    new SharedSubscriptions(json, resolvers.orderedStream().toList())));
        }
    }
}
