package com.cinemataztic.incidents.identity.access;

import static com.cinemataztic.incidents.identity.access.AccessGroup.ADMINS;
import static com.cinemataztic.incidents.identity.access.AccessGroup.ALERT_SENDERS;
import static com.cinemataztic.incidents.identity.access.AccessGroup.MINTERS;
import static com.cinemataztic.incidents.identity.access.AccessGroup.OPERATORS;
import static com.cinemataztic.incidents.identity.access.AccessGroup.READERS;
import static com.cinemataztic.incidents.identity.access.AccessGroup.READERS_AND_EMBEDS;
import static java.util.Map.entry;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call which endpoint. The security chain of the API is built from this table and denies whatever has no row.
 * Where several rows match a path, the most specific one decides, so the order of rows has no meaning.
 */
public final class AccessTable {

    /** The path to which Alertmanagers deliver. */
    public static final String WEBHOOK = "/api/alertmanager/webhook";

    /** The paths that the table decides about. */
    private static final List<String> PATHS = List.of(
            "/api/**",
            "/graphql",
            "/graphiql",
            "/graphiql/**",
            "/mcp",
            "/mcp/**",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/**",
            "/swagger-ui.html",
            "/swagger-ui/**");

    private static final List<Row> ROWS = List.of(
            new Row(POST, WEBHOOK, ALERT_SENDERS),
            // Tickets
            new Row(GET, "/api/tickets", READERS_AND_EMBEDS),
            new Row(GET, "/api/tickets/stream", READERS_AND_EMBEDS),
            new Row(GET, "/api/tickets.csv", READERS),
            new Row(GET, "/api/tickets/{id}", READERS),
            new Row(GET, "/api/tickets/{id}/timeline", READERS),
            new Row(POST, "/api/tickets", OPERATORS),
            new Row(POST, "/api/tickets/close", OPERATORS),
            new Row(POST, "/api/tickets/transitions", OPERATORS),
            new Row(POST, "/api/tickets/{id}/transitions", OPERATORS),
            new Row(POST, "/api/tickets/{id}/comments", OPERATORS),
            // Places and figures
            new Row(GET, "/api/regions", READERS),
            new Row(GET, "/api/cinemas", READERS),
            new Row(GET, "/api/machines", READERS),
            new Row(GET, "/api/stats", READERS),
            // GraphQL, whose fields have rows of their own
            new Row(POST, "/graphql", READERS),
            // On call and handover
            new Row(GET, "/api/on-call", READERS),
            new Row(GET, "/api/handover", OPERATORS),
            // Maintenance
            new Row(GET, "/api/maintenance", READERS),
            new Row(GET, "/api/maintenance/{id}", READERS),
            new Row(POST, "/api/maintenance", OPERATORS),
            new Row(PATCH, "/api/maintenance/{id}", OPERATORS),
            new Row(DELETE, "/api/maintenance/{id}", OPERATORS),
            // Dead letters
            new Row(GET, "/api/dead-letters", ADMINS),
            new Row(GET, "/api/dead-letters/{id}", ADMINS),
            new Row(POST, "/api/dead-letters/{id}/replay", ADMINS),
            new Row(DELETE, "/api/dead-letters/{id}", ADMINS),
            // Audit log
            new Row(GET, "/api/audit", ADMINS),
            new Row(GET, "/api/audit.csv", ADMINS),
            // Tokens
            new Row(GET, "/api/tokens", ADMINS),
            new Row(POST, "/api/tokens", ADMINS),
            new Row(POST, "/api/tokens/{name}/rotate", ADMINS),
            new Row(DELETE, "/api/tokens/{name}/old-secret", ADMINS),
            new Row(DELETE, "/api/tokens/{name}", ADMINS),
            new Row(POST, "/api/embed-tokens", MINTERS),
            // Assistants
            new Row(GET, "/mcp", READERS),
            new Row(POST, "/mcp", READERS),
            // Description of the API
            new Row(GET, "/v3/api-docs", READERS),
            new Row(GET, "/v3/api-docs.yaml", READERS),
            new Row(GET, "/v3/api-docs/**", READERS),
            new Row(GET, "/swagger-ui.html", READERS),
            new Row(GET, "/swagger-ui/**", READERS));

    private static final Map<String, AccessGroup> FIELDS = Map.ofEntries(
            entry("Query.tickets", READERS),
            entry("Query.ticket", READERS),
            entry("Query.regions", READERS),
            entry("Query.cinemas", READERS),
            entry("Query.stats", READERS),
            entry("Mutation.openTicket", OPERATORS),
            entry("Mutation.transition", OPERATORS),
            entry("Mutation.comment", OPERATORS),
            entry("Subscription.ticketChanged", READERS));

    private AccessTable() {}

    /**
     * Who may call one endpoint.
     *
     * @param path a path pattern, e.g. {@code /api/tickets/{id}}
     */
    public record Row(HttpMethod method, String path, AccessGroup group) {}

    /** @return the patterns of the paths that the table decides about */
    public static List<String> paths() {
        return PATHS;
    }

    /**
     * @param field of GraphQL, with its type, e.g. {@code Query.tickets}
     * @return who may use it; empty: nobody
     */
    public static Optional<AccessGroup> field(String field) {
        return Optional.ofNullable(FIELDS.get(field));
    }

    /** @return the fields of GraphQL that have a row */
    public static Set<String> fields() {
        return FIELDS.keySet();
    }

    /** @return the rows, the most specific path first */
    public static List<Row> rows() {
        return ROWS.stream()
                .sorted(Comparator.comparing(row -> PathPatternParser.defaultInstance.parse(row.path())))
                .toList();
    }
}
