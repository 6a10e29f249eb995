package com.cinemataztic.incidents.identity.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.access.AccessTable;
import com.cinemataztic.incidents.identity.access.AccessTable.Row;
import com.cinemataztic.incidents.identity.tokens.ApiTokens;
import com.cinemataztic.incidents.identity.tokens.EmbedTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.identity.tokens.TokenKinds;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint and every page for each kind of caller. The endpoints of the API come from the routes, and who may call
 * them from the {@link AccessTable}: an endpoint without a row fails.
 */
@PortalTest
class RoutesWebTests {

    private static final String PASSWORD = "a good password";

    /**
     * Endpoints outside the API: method, path, and what anonymous, viewer, operator and admin get. 404 is an answer to
     * one who was let in.
     */
    private static final String OTHERS = """
        GET    /actuator/health                    200 200 200 200
        GET    /actuator/prometheus                200 200 200 200
        GET    /actuator/info                      200 200 200 200
        GET    /actuator/env                       302 403 403 403
        GET    /favicon.ico                        302 302 302 302
        GET    /take/NO-1                          404 404 404 404
        POST   /take/NO-1                          404 404 404 404
        """;

    /** Each page and the least that one must be to see it. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            entry("/login", "anonymous"),
            entry("/", "viewer"),
            entry("/machines", "viewer"),
            entry("/wall", "viewer"),
            entry("/tonight", "viewer"),
            entry("/admin/webhooks", "admin"),
            entry("/maintenance", "viewer"),
            entry("/overview", "viewer"),
            entry("/overview/tickets", "viewer"),
            entry("/on-call", "viewer"),
            entry("/runbooks", "viewer"),
            entry("/password", "viewer"),
            entry("/preferences", "viewer"),
            entry("/help", "viewer"),
            entry("/handover", "operator"),
            entry("/admin/accounts", "admin"),
            entry("/admin/audit", "admin"),
            entry("/admin/sessions", "admin"),
            entry("/admin/tokens", "admin"),
            entry("/admin/contacts", "admin"),
            entry("/admin/dead-letters", "admin"),
            entry("/admin/drill", "admin"),
            entry("/admin/settings", "admin"),
            entry("/admin/system-health", "admin"),
            entry("/admin/mail", "admin"),
            entry("/admin/regions", "admin"));

    /** Made once: a name is used only once. */
    private static final Map<String, List<TokenKinds.Kind>> TOKENS = new ConcurrentHashMap<>();

    /** Sign-ins are costly: one each. */
    private static final Map<String, BrowserSession> SESSIONS = new ConcurrentHashMap<>();

    private final BrowserSession anonymous;
    private final BrowserSession viewer;
    private final BrowserSession operator;
    private final BrowserSession admin;

    @Autowired
    Map<String, RequestMappingHandlerMapping> mappings;

    @Autowired
    ServletContext servlets;

    @Autowired
    TokenDesk tokenDesk;

    @Autowired
    ApiTokens storedTokens;

    @Autowired
    EmbedTokens embedTokens;

    RoutesWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts) {
        accounts.add(Actor.SYSTEM, "vera", PASSWORD, Role.VIEWER, Set.of());
        accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of());
        this.anonymous = new BrowserSession(port);
        this.viewer = SESSIONS.computeIfAbsent("vera", name -> new BrowserSession(port).login(name, PASSWORD));
        this.operator = SESSIONS.computeIfAbsent("olga", name -> new BrowserSession(port).login(name, PASSWORD));
        this.admin = SESSIONS.computeIfAbsent(
                "admin", name -> new BrowserSession(port).login(name, PortalTest.ADMIN_PASSWORD));
    }

    /**
     * One kind of caller.
     *
     * @param token sent with each request; empty: none
     * @param authority what the table must name for it to be let in, included scopes aside; empty: never
     */
    private record Who(String name, BrowserSession browser, String token, String authority) {

        boolean isAnonymous() {
            return authority.isEmpty();
        }
    }

    private List<Who> everybody() {
        return Stream.concat(people(), tokens()).toList();
    }

    private Stream<Who> people() {
        return Stream.of(
                new Who("anonymous", anonymous, "", ""),
                new Who("a wrong token", anonymous, "wrong", ""),
                new Who("a viewer", viewer, "", "ROLE_VIEWER"),
                new Who("an operator", operator, "", "ROLE_OPERATOR"),
                new Who("an admin", admin, "", "ROLE_ADMIN"));
    }

    private Stream<Who> tokens() {
        return TOKENS.computeIfAbsent("", _ -> TokenKinds.make(tokenDesk, storedTokens, embedTokens)).stream()
                .map(token -> new Who(token.kind(), anonymous, token.secret(), token.authority()));
    }

    @TestFactory
    Stream<DynamicTest> eachEndpointOfTheApiIsForThoseInTheTable() {
        return AccessTable.rows().stream()
                .flatMap(row -> everybody().stream()
                        .map(who -> DynamicTest.dynamicTest(
                                row.method() + " " + row.path() + " for " + who.name(), () -> decides(row, who))));
    }

    /** Scopes include others; the authorities of a token are all of them. */
    private static boolean lets(Row row, Who who) {
        var held = Scope.grantable().stream()
                .filter(scope -> scope.authority().equals(who.authority()))
                .flatMap(scope -> Scope.withIncluded(Set.of(scope)).stream())
                .map(Scope::authority);
        return Stream.concat(Stream.of(who.authority()), held)
                .anyMatch(row.group().authorities()::contains);
    }

    private void decides(Row row, Who who) {
        var status = status(who.browser(), row.method().name(), sample(row.path()), who.token());
        if (who.isAnonymous()) {
            assertThat(status).isEqualTo(401);
        } else if (lets(row, who)) {
            // Let in; that there is no such thing, or that the request says nothing, is an answer.
            assertThat(status).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    /** One that comes with a body is rejected before anybody asks who sends it. */
    @TestFactory
    Stream<DynamicTest> whatHasNoRowIsDeniedToEverybody() {
        return everybody().stream()
                .flatMap(who -> Stream.of(
                                "GET /api/anything", "PUT /api/tickets", "GET /api", "PUT /graphql", "PUT /mcp")
                        .map(line -> line.split(" "))
                        .map(cells -> DynamicTest.dynamicTest(
                                String.join(" ", cells) + " for " + who.name(),
                                () -> assertThat(status(who.browser(), cells[0], cells[1], who.token()))
                                        .isEqualTo(cells[0].equals("PUT") ? 413 : who.isAnonymous() ? 401 : 403))));
    }

    @TestFactory
    Stream<DynamicTest> eachOtherEndpointAnswersThoseItIsFor() {
        return OTHERS.lines().map(line -> {
            var cells = line.split(" +");
            return DynamicTest.dynamicTest(
                    line,
                    () -> assertThat(Stream.of(anonymous, viewer, operator, admin)
                                    .map(who -> status(who, cells[0], cells[1], "")))
                            .containsExactlyElementsOf(Arrays.stream(cells)
                                    .skip(2)
                                    .map(Integer::valueOf)
                                    .toList()));
        });
    }

    /** A route that a longer pattern of the table happens to match needs its own row; only "**" stands for several. */
    @Test
    void noEndpointIsWithoutARow() {
        var known = Stream.concat(
                        AccessTable.rows().stream().map(row -> row.method() + " " + sample(row.path())),
                        OTHERS.lines().map(line -> line.split(" +")).map(cells -> cells[0] + " " + cells[1]))
                .map(line -> Pattern.compile(Pattern.quote(line).replace("none", "\\E.*\\Q")))
                .toList();
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(known)
                        .describedAs("rows for " + route)
                        .anyMatch(row -> row.matcher(route).matches()));
    }

    /** @return the portal's own endpoints and those that describe its API, each with a method */
    private Set<String> routes() {
        return mappings.values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getValue()
                        .getBeanType()
                        .getName()
                        .matches("(com\\.cinemataztic|org\\.springdoc|org\\.springframework\\.(graphql|ai))\\..*"))
                .flatMap(route -> route.getKey().getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::asHttpMethod)
                        .flatMap(method ->
                                route.getKey().getPatternValues().stream().map(path -> method + " " + sample(path))))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRouteSaysItsMethod() {
        assertThat(mappings.values().stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                        .filter(route ->
                                route.getValue().getBeanType().getName().startsWith("com.cinemataztic")))
                .allSatisfy(
                        route -> assertThat(route.getKey().getMethodsCondition().getMethods())
                                .isNotEmpty());
    }

    @Test
    void eachPageIsForThoseInTheTable() {
        var registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        var pages = RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                .collect(Collectors.toMap(
                        route -> "/" + route.getTemplate().replaceAll("/?:.*", ""),
                        route -> leastRole(route.getNavigationTarget())));
        assertThat(pages).containsExactlyInAnyOrderEntriesOf(PAGES);
    }

    private static String leastRole(Class<?> page) {
        if (page.isAnnotationPresent(AnonymousAllowed.class)) {
            return "anonymous";
        }
        return page.isAnnotationPresent(PermitAll.class)
                ? "viewer"
                : page.getAnnotation(RolesAllowed.class).value()[0].toLowerCase(Locale.ROOT);
    }

    /** @return a path of this pattern, of something that does not exist */
    private static String sample(String path) {
        return path.replaceAll("\\{[^}]+}", "NO-1").replace("**", "none");
    }

    private int status(BrowserSession who, String method, String path, String token) {
        var request = who.request(path).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        } else if (!method.equals("GET") && who != anonymous) {
            request.header("X-CSRF-TOKEN", who.csrfToken("/"));
        }
        return who.statusOf(request.method(
                method,
                method.equals(HttpMethod.GET.name()) ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }
}
