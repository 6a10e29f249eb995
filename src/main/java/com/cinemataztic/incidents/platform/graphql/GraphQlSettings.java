package com.cinemataztic.incidents.platform.graphql;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of GraphQL.
 *
 * @param allowedOrigins other sites whose pages may open a WebSocket, such as {@code https://admin.example.com}; their
 *     pages authenticate with a token, never with a session of the portal
 * @param maxDepth how deep fields of a query may nest; at least 15, which introspection needs
 * @param maxComplexity the most that a query may cost; a field costs 1, a list as much as its assumed number of items
 * @param timeLimit for one query or mutation
 * @param concurrent how many queries and mutations run at once
 * @param maxConnections how many WebSockets may be open
 * @param maxConnectionsPerPerson how many one account may have open
 * @param maxConnectionsPerToken how many may be open with one token and the embed tokens that it minted
 * @param maxPending how many more may be open that still have to authenticate
 * @param maxPendingPerAddress how many of those may come from one address; from one /64 network with IPv6
 * @param maxOperations how many operations may run at once on one WebSocket
 * @param initTimeout for the arrival of {@code connection_init}
 */
@Validated
@ConfigurationProperties("portal.graphql")
public record GraphQlSettings(
        @DefaultValue
        List<
                        @Pattern(
                                regexp = "https?://[a-z0-9.-]+(:[0-9]+)?",
                                message = "is an origin such as https://admin.example.com")
                        String>
                allowedOrigins,

        @Min(15) @Max(50) @DefaultValue("15") int maxDepth,
        @Min(1_000) @Max(1_000_000) @DefaultValue("50000") int maxComplexity,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration timeLimit,

        @Min(1) @Max(1_000) @DefaultValue("64") int concurrent,
        @Min(1) @Max(4_000) @DefaultValue("2000") int maxConnections,
        @Min(1) @Max(4_000) @DefaultValue("20") int maxConnectionsPerPerson,
        @Min(1) @Max(4_000) @DefaultValue("1000") int maxConnectionsPerToken,
        @Min(1) @Max(1_000) @DefaultValue("500") int maxPending,
        @Min(1) @Max(1_000) @DefaultValue("100") int maxPendingPerAddress,
        @Min(1) @Max(100) @DefaultValue("20") int maxOperations,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 1) @DefaultValue("5s")
        Duration initTimeout) {

    /** Longer requests are rejected, in characters of JSON. */
    public static final int LONGEST_BODY = 64 * 1024;

    public GraphQlSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
