package com.cinemataztic.incidents.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriUtils;

/** Redirects addresses of pages that have moved, for bookmarks and old mails. */
@Configuration(proxyBeanMethods = false)
class OldAddresses {

    /** Where each page is now. A path and its target are relative to the portal's base. */
    static final Map<String, String> MOVED = Map.of(
            "contacts", "admin/contacts",
            "accounts", "admin/accounts",
            "tokens", "admin/tokens",
            "sessions", "admin/sessions",
            "regions", "admin/regions",
            "mail", "admin/mail",
            "dead-letters", "admin/dead-letters",
            "system-health", "admin/system-health",
            "audit", "admin/audit");

    /** The parameter that named the ticket beside the queue. */
    private static final String TICKET = "ticket";

    @Bean
    RouterFunction<ServerResponse> movedPages() {
        return request -> target(request).map(OldAddresses::redirect);
    }

    private static Optional<String> target(ServerRequest request) {
        if (!List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.method())) {
            return Optional.empty();
        }
        var path = request.requestPath().pathWithinApplication().value().substring(1);
        return path.isEmpty()
                ? request.param(TICKET).filter(id -> !id.isBlank()).map(id -> "tickets/" + UriUtils.encode(id, UTF_8))
                : Optional.ofNullable(MOVED.get(path));
    }

    /** The address is relative, so that it holds below any context path: an old path is a single segment. */
    private static HandlerFunction<ServerResponse> redirect(String target) {
        return request -> ServerResponse.status(HttpStatus.MOVED_PERMANENTLY)
                .header(
                        HttpHeaders.LOCATION,
                        target + query(request.servletRequest().getQueryString()))
                .build();
    }

    private static String query(@Nullable String raw) {
        var kept = Stream.of(Objects.requireNonNullElse(raw, "").split("&"))
                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(TICKET + "="))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
