package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@PortalTest
@DirtiesContext
class EndpointsWebTests {

    private static final String PASSWORD = "a good password";

    private final AccountDesk accounts;
    private final TicketDesk desk;
    private final BrowserSession browser;

    EndpointsWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts, @Autowired TicketDesk desk) {
        this.browser = new BrowserSession(port);
        this.accounts = accounts;
        this.desk = desk;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tickets, ",
        "/api/tickets, ''",
        "/api/tickets, wrong",
        "/api/tickets/DK-1, ",
        "/api/nowhere, ",
        "/api, "
    })
    void withoutATokenOfTheApiItAnswers401AsAProblemAndNeverALoginPage(String path, @Nullable String token)
            throws Exception {
        var answer = get(path, token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("urn:incidents:problem:no-valid-token");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void theApisTokenReadsAndLeavesNoSession() throws Exception {
        var answer = get("/api/tickets", PortalTest.API_TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get("/api/tickets", null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer  "})
    void theSchemeIsReadWhateverItsCase(String scheme) throws Exception {
        var answer = send(request("/api/tickets").header("Authorization", scheme + PortalTest.API_TOKEN));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dGVzdDp0ZXN0LWFwaS10b2tlbg==", "test-api-token", "Bearer", "Token test-api-token"})
    void anotherSchemeOpensNothing(String header) throws Exception {
        assertThat(send(request("/api/tickets").header("Authorization", header)).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nowhere", "/api", "/api/tickets/DK-1/close", "/api/alertmanager"})
    void anUnknownPathIsRejectedEvenWithAValidToken(String path) throws Exception {
        assertThat(get(path, PortalTest.API_TOKEN).statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenOfAnotherScopeIsToldThatItIsTheScope() throws Exception {
        var webhook = send(request("/api/alertmanager/webhook")
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                .POST(BodyPublishers.ofString("{}")));
        for (var answer : List.of(webhook, get("/api/tickets", PortalTest.WEBHOOK_TOKEN))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
            assertThat(answer.body()).contains("urn:incidents:problem:not-allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsPublicAndShowsOnlyUpOrDown(String path) throws Exception {
        var answer = get(path, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"UP\"").doesNotContain("mongo", "diskSpace", "components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/actuator/info"})
    void figuresAreForThisMachineOnlyAndNotForWhatAProxyBrings(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(200);
        for (var header : List.of("X-Forwarded-For", "Forwarded")) {
            var proxied = send(request(path).header(header, "127.0.0.1"));
            assertThat(proxied.statusCode()).isNotEqualTo(200);
            assertThat(proxied.body()).doesNotContain("jvm_", "portal_");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/beans",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/health/mongo",
                "/actuator/modulith"
            })
    void noOtherActuatorIsOpen(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isNotEqualTo(200);
        login("admin", PortalTest.ADMIN_PASSWORD);
        assertThat(get(path, null).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin/accounts", "/tickets/DK-1", "/anything"})
    void whoIsNotSignedInIsSentToTheLoginPage(String path) throws Exception {
        var answer = get(path, null);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(URI.create(answer.headers().firstValue("Location").orElse(""))
                        .getPath())
                .isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/styles/portal.css", "/components/live-status.js", "/components/live-times.js"})
    void theLoginPageAndItsStylesAreReachable(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(200);
    }

    @Test
    void thePagesLoadNothingFromElsewhereAndAreFramedByNobody() throws Exception {
        login("admin", PortalTest.ADMIN_PASSWORD);
        for (var path : List.of("/", "/admin/accounts", "/login", "/anything", "/styles/portal.css")) {
            var headers = get(path, null).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .describedAs(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        }
    }

    @Test
    void aSessionThatALoginMadeReadsTheApiWithinItsRegions() throws Exception {
        account("session-reader", Role.VIEWER, Set.of(new RegionId("norway")));
        desk.report(
                List.of(
                        Given.offline("seen").region("norway").fires(),
                        Given.offline("hidden").region("denmark").fires()),
                false);
        login("session-reader", PASSWORD);
        var answer = get("/api/tickets", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"seen\"").doesNotContain("\"hidden\"");
    }

    @Test
    void aSessionMovesNothingByTheApi() throws Exception {
        login("admin", PortalTest.ADMIN_PASSWORD);
        for (var path : List.of("/api/tickets", "/api/alertmanager/webhook")) {
            assertThat(send(request(path).POST(BodyPublishers.ofString("{}"))).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aClosedAccountLosesAccessAtItsNextCall() throws Exception {
        account("leaver", Role.OPERATOR, Set.of());
        login("leaver", PASSWORD);
        assertThat(get("/api/tickets", null).statusCode()).isEqualTo(200);
        assertThat(accounts.change(Actor.SYSTEM, "leaver", Role.OPERATOR, Set.of(), false, ""))
                .isInstanceOf(AccountDesk.Outcome.Done.class);
        var answer = get("/api/tickets", null);
        assertThat(answer.statusCode()).isBetween(400, 403);
        assertThat(answer.body()).doesNotContain("items");
        assertThat(tryLogin("leaver", PASSWORD)).contains("/login").contains("error");
    }

    @Test
    void aRegionThatWasTakenAwayIsHiddenAtTheNextCall() throws Exception {
        account("mover", Role.VIEWER, Set.of(new RegionId("finland")));
        desk.report(List.of(Given.offline("finnish").region("finland").fires()), false);
        login("mover", PASSWORD);
        assertThat(get("/api/tickets", null).body()).contains("\"finnish\"");
        accounts.change(Actor.SYSTEM, "mover", Role.VIEWER, Set.of(new RegionId("spain")), true, "");
        assertThat(get("/api/tickets", null).body()).doesNotContain("\"finnish\"");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() throws Exception {
        assertThat(tryLogin("admin", "not the password")).isEqualTo(tryLogin("nobody", "not the password"));
        assertThat(get("/api/tickets", null).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionGetsANewIdWhenItIsSignedIn() throws Exception {
        get("/login", null);
        var before = browser.id();
        login("admin", PortalTest.ADMIN_PASSWORD);
        assertThat(browser.id()).isNotEqualTo(before).isNotEmpty();
    }

    private void account(String name, Role role, Set<RegionId> regions) {
        assertThat(accounts.add(Actor.SYSTEM, name, PASSWORD, role, regions))
                .isInstanceOf(AccountDesk.Outcome.Done.class);
    }

    private void login(String name, String password) {
        browser.login(name, password);
    }

    private String tryLogin(String name, String password) {
        return browser.tryLogin(name, password);
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        var request = request(path);
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder request(String path) {
        return browser.request(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return browser.send(request);
    }
}
