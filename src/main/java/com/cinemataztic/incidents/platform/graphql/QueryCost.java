package com.cinemataztic.incidents.platform.graphql;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What a field costs: 1 or its {@code @cost}, and what it holds, times the number of items that its {@code @listSize}
 * assumes.
 */
final class QueryCost implements FieldComplexityCalculator {

    /** Beyond any limit, and far from the limit of an int when thousands of fields are added. */
    private static final long MOST = 500_000;

    @Override
    public int calculate(FieldComplexityEnvironment environment, int childComplexity) {
        var field = environment.getFieldDefinition();
        var cost = number(field, "cost", "weight");
        var size = environment.getArguments().get("first") instanceof Integer first
                ? first
                : number(field, "listSize", "assumedSize");
        return (int) Math.min(
                MOST, (cost == null ? 1 : cost) + (long) childComplexity * (size == null ? 1 : Math.max(1, size)));
    }

    private static @Nullable Integer number(GraphQLFieldDefinition field, String directive, String argument) {
        var applied = field.getAppliedDirective(directive);
        return applied == null ? null : applied.getArgument(argument).getValue();
    }
}
