package com.cinemataztic.incidents.identity.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint and every page for each kind of caller; the table below shows who has access. */
@PortalTest
class RoutesWebTests {

    private static final String PASSWORD = "a good password";

    /** Method, path, and what anonymous, viewer, operator and admin get. 400 and 404 are answers to one who was let in. */
    private static final String ENDPOINTS = """
            GET    /api/tickets                        401 200 200 200
            GET    /api/tickets/DK-1                   401 404 404 404
            GET    /api/tickets/stream?state=no        401 400 400 400
            GET    /api/tickets/DK-1/timeline          401 404 404 404
            GET    /api/tickets.csv                    401 200 200 200
            GET    /api/on-call?region=nowhere         401 404 404 404
            GET    /api/handover?hours=1              401 403 200 200
            GET    /api/maintenance                    401 200 200 200
            GET    /api/maintenance/MW-1               401 404 404 404
            POST   /api/maintenance                    401 403 400 400
            PATCH  /api/maintenance/MW-1               401 403 400 400
            DELETE /api/maintenance/MW-1               401 403 400 400
            GET    /api/dead-letters                   401 403 403 200
            GET    /api/dead-letters/0                 401 403 403 404
            POST   /api/dead-letters/0/replay          401 403 403 404
            DELETE /api/dead-letters/0                 401 403 403 404
            POST   /api/alertmanager/webhook           401 403 403 403
            GET    /api/anything                       401 403 403 403
            GET    /actuator/health                    200 200 200 200
            GET    /actuator/prometheus                200 200 200 200
            GET    /actuator/info                      200 200 200 200
            GET    /actuator/env                       302 403 403 403
            GET    /favicon.ico                        302 302 302 302
            GET    /take/no-link                       404 404 404 404
            POST   /take/no-link                       404 404 404 404
            """;

    /** Each page and the least that one must be to see it. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            entry("/login", "anonymous"),
            entry("/", "viewer"),
            entry("/machines", "viewer"),
            entry("/maintenance", "viewer"),
            entry("/on-call", "viewer"),
            entry("/runbooks", "viewer"),
            entry("/password", "viewer"),
            entry("/handover", "operator"),
            entry("/accounts", "admin"),
            entry("/contacts", "admin"),
            entry("/dead-letters", "admin"),
            entry("/system-health", "admin"),
            entry("/mail", "admin"),
            entry("/regions", "admin"));

    /** Sign-ins are costly: one each. */
    private static final Map<String, BrowserSession> SESSIONS = new ConcurrentHashMap<>();

    private final BrowserSession anonymous;
    private final BrowserSession viewer;
    private final BrowserSession operator;
    private final BrowserSession admin;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    ServletContext servlets;

    RoutesWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts) {
        accounts.add(Actor.SYSTEM, "vera", PASSWORD, Role.VIEWER, Set.of());
        accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of());
        this.anonymous = new BrowserSession(port);
        this.viewer = SESSIONS.computeIfAbsent("vera", name -> new BrowserSession(port).login(name, PASSWORD));
        this.operator = SESSIONS.computeIfAbsent("olga", name -> new BrowserSession(port).login(name, PASSWORD));
        this.admin = SESSIONS.computeIfAbsent(
                "admin", name -> new BrowserSession(port).login(name, PortalTest.ADMIN_PASSWORD));
    }

    @TestFactory
    Stream<DynamicTest> eachEndpointAnswersThoseItIsFor() {
        return ENDPOINTS.lines().map(line -> {
            var cells = line.split(" +");
            return DynamicTest.dynamicTest(
                    line,
                    () -> assertThat(Stream.of(anonymous, viewer, operator, admin)
                                    .map(who -> status(who, cells[0], cells[1])))
                            .containsExactlyElementsOf(Arrays.stream(cells)
                                    .skip(2)
                                    .map(Integer::valueOf)
                                    .toList()));
        });
    }

    @Test
    void noEndpointIsMissingFromTheTable() {
        var known = ENDPOINTS
                .lines()
                .map(line -> line.split(" +"))
                .map(cells -> cells[0] + " " + cells[1].replaceAll("\\?.*", ""))
                .toList();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("com.cinemataztic")) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> mapping.getPatternValues()
                                .forEach(path -> assertThat(known)
                                        .describedAs(verb + " " + path)
                                        .anyMatch(line ->
                                                line.matches(verb + " " + path.replaceAll("\\{[^}]+}", "[^/]+")))));
            }
        });
    }

    @Test
    void eachPageIsForThoseInTheTable() {
        var registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        var pages = RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                .collect(Collectors.toMap(
                        route -> "/" + route.getTemplate().replaceAll("/?:.*", ""),
                        route -> audience(route.getNavigationTarget())));
        assertThat(pages).containsExactlyInAnyOrderEntriesOf(PAGES);
    }

    private static String audience(Class<?> page) {
        if (page.isAnnotationPresent(AnonymousAllowed.class)) {
            return "anonymous";
        }
        return page.isAnnotationPresent(PermitAll.class)
                ? "viewer"
                : page.getAnnotation(RolesAllowed.class).value()[0].toLowerCase(Locale.ROOT);
    }

    private int status(BrowserSession who, String method, String path) {
        var request = who.request(path);
        if (!method.equals("GET") && who != anonymous) {
            request.header("X-CSRF-TOKEN", who.csrfToken("/"));
        }
        return who.send(request.header("Content-Type", "application/json")
                        .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")))
                .statusCode();
    }
}
