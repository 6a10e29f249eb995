package com.cinemataztic.incidents.identity.admission;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import com.cinemataztic.incidents.identity.access.AccessTable;
import com.cinemataztic.incidents.identity.access.ApiSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The addresses that take a body. All others take none, whatever the method. */
@Component
public class Routes {

    /** A form of a page that needs no sign-in. */
    static final long FORM = 64 * 1024L;

    private static final Set<HttpMethod> WITH_BODY = Set.of(POST, PUT, PATCH, DELETE);

    private final List<Matched> routes;

    private record Matched(PathPattern pattern, Route route) {}

    Routes(ApiSettings api) {
        var longest = api.longestBody().toBytes();
        var ofPages = Stream.of(
                new Route(POST, "/login", FORM, FORM),
                new Route(POST, "/logout", FORM, FORM),
                new Route(POST, "/take/*", FORM, FORM),
                // What a page of Vaadin sends: clicks and texts, and the files of its upload fields.
                new Route(POST, "/", longest, FORM),
                new Route(POST, "/VAADIN/**", longest, FORM));
        var ofApi = AccessTable.rows().stream()
                .filter(row -> WITH_BODY.contains(row.method()))
                .map(row -> new Route(
                        row.method(),
                        row.path(),
                        row.path().equals(AccessTable.WEBHOOK) ? Route.BOUNDED_BY_ITSELF : longest,
                        0));
        this.routes = Stream.concat(ofPages, ofApi)
                .map(route -> new Matched(PathPatternParser.defaultInstance.parse(route.path()), route))
                .toList();
    }

    /** @return the addresses that take a body */
    public List<Route> all() {
        return routes.stream().map(Matched::route).toList();
    }

    /**
     * @param path decoded, without the context path
     * @return the address, if it takes a body
     */
    Optional<Route> find(String method, String path) {
        var container = PathContainer.parsePath(path);
        return routes.stream()
                .filter(each -> each.route.method().matches(method) && each.pattern.matches(container))
                .map(Matched::route)
                .findFirst();
    }
}
