package com.cinemataztic.incidents.platform.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A moment in UTC, e.g. {@code 2026-11-25T22:00:00Z}. */
final class DateTimeScalar implements Coercing<Instant, String> {

    static final GraphQLScalarType TYPE = GraphQLScalarType.newScalar()
            .name("DateTime")
            .description("A moment in UTC, such as 2026-11-25T22:00:00Z (RFC 3339).")
            .specifiedByUrl("https://scalars.graphql.org/andimarek/date-time")
            .coercing(new DateTimeScalar())
            .build();

    private static final String WANTED = "A moment such as 2026-11-25T22:00:00Z is needed.";

    @Override
    public String serialize(Object moment, GraphQLContext context, Locale locale) {
        return moment.toString();
    }

    @Override
    public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
        return parse(input).orElseThrow(() -> new CoercingParseValueException(WANTED));
    }

    @Override
    public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return parse(input instanceof StringValue text ? text.getValue() : null)
                .orElseThrow(() -> new CoercingParseLiteralException(WANTED));
    }

    private static Optional<Instant> parse(@Nullable Object input) {
        try {
            return input instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
