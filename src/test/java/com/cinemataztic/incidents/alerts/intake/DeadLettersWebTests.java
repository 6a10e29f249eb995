package com.cinemataztic.incidents.alerts.intake;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may read, replay and delete dead letters over HTTP: admins with a session, and for a write its CSRF token. */
@PortalTest
class DeadLettersWebTests {

    private static final String PASSWORD = "a good password";
    private static final JsonMapper JSON = new JsonMapper();

    private final AccountDesk accounts;
    private final DeadLetters letters;
    private final int port;
    private final BrowserSession browser;

    DeadLettersWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts, @Autowired DeadLetters letters) {
        this.port = port;
        this.accounts = accounts;
        this.letters = letters;
        this.browser = new BrowserSession(port);
    }

    @BeforeEach
    void none() {
        letters.forget(NOON.plusSeconds(86_400));
    }

    @Test
    void whoIsNotSignedInGetsA401() {
        for (var request : everyDoor(keep("{"))) {
            var answer = browser.send(request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("urn:incidents:problem:no-valid-token");
        }
        assertThat(letters.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "OPERATOR"})
    void anAccountThatIsNoAdminsGetsA403ThoughItHasTheToken(Role role) {
        accounts.add(Actor.SYSTEM, "some-" + role.name().toLowerCase(), PASSWORD, role, Set.of());
        browser.login("some-" + role.name().toLowerCase(), PASSWORD);
        var csrf = browser.csrfToken("/");
        for (var request : everyDoor(keep("{"))) {
            var answer = browser.send(request.header("X-CSRF-TOKEN", csrf));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:incidents:problem:not-allowed");
        }
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void alertmanagersTokenOpensNoneOfTheDoors() {
        for (var request : everyDoor(keep("{"))) {
            var answer = browser.send(request.header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN));
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(letters.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YWRtaW46eA==", "Bearer of nothing", "Bearer eyJ.a.proxys"})
    void anAdminWithoutTheCsrfTokenWritesNothingWhateverAuthorizationAProxyAdds(String authorization) {
        var id = keep("{");
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        for (var request : List.of(replaying(id), deleting(id))) {
            var answer =
                    browser.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("urn:incidents:problem:no-csrf-token");
        }
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void aTokenOfAnotherSessionIsNone() {
        var id = keep("{");
        var other = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        assertThat(browser.send(deleting(id).header("X-CSRF-TOKEN", other.csrfToken("/")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void anAdminWhoWasMadeAnOperatorIsRejectedAtTheNextCall() {
        accounts.add(Actor.SYSTEM, "former", PASSWORD, Role.ADMIN, Set.of());
        browser.login("former", PASSWORD);
        accounts.change(Actor.SYSTEM, "former", Role.OPERATOR, Set.of(), true, "");
        var id = keep("{");
        assertThat(browser.get("/api/dead-letters").statusCode()).isEqualTo(401);
        var csrf = browser.login("former", PASSWORD).csrfToken("/");
        assertThat(browser.get("/api/dead-letters").statusCode()).isEqualTo(403);
        assertThat(browser.send(replaying(id).header("X-CSRF-TOKEN", csrf)).statusCode())
                .isEqualTo(403);
        assertThat(browser.send(deleting(id).header("X-CSRF-TOKEN", csrf)).statusCode())
                .isEqualTo(403);
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void anAdminPagesThroughThemThoseThatCameLastFirst() {
        for (int i = 0; i < 5; i++) {
            keep("letter " + i, i / 2);
        }
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = json(browser.get("/api/dead-letters?limit=2&cursor=" + cursor));
            assertThat(page.path("total").asInt()).isEqualTo(5);
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen)
                .hasSize(5)
                .containsExactlyElementsOf(letters.page(10, null).letters().stream()
                        .map(letter -> letter.id().value())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "cursor=x", "cursor=MTp4"})
    void whatCantBeReadInAQueryIsABadRequest(String query) {
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        var answer = browser.get("/api/dead-letters?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:incidents:problem:bad-");
    }

    @Test
    void aLetterIsReadWholeAsTextOrToTheByte() {
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        var text = json(browser.get("/api/dead-letters/" + keep("<script>alert(1)</script> æ")));
        assertThat(text.path("encoding").asString()).isEqualTo("utf-8");
        assertThat(text.path("body").asString()).isEqualTo("<script>alert(1)</script> æ");
        assertThat(text.path("headers").path("User-Agent").asString()).isEqualTo("curl");
        var bytes = new byte[] {0, (byte) 0xC3, 0x28};
        var letter = DeadLetter.received(NOON, "no JSON", Map.of(), bytes);
        letters.keep(letter);
        var binary = json(browser.get("/api/dead-letters/" + letter.summary().id()));
        assertThat(binary.path("encoding").asString()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(binary.path("body").asString())).isEqualTo(bytes);
    }

    @Test
    void aReplaySaysWhatCameOfIt() {
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        var csrf = browser.csrfToken("/");
        var usable = keep(firing("replayed-by-rest").json());
        var answer = browser.send(replaying(usable).header("X-CSRF-TOKEN", csrf));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("opened").asInt()).isEqualTo(1);
        assertThat(letters.find(usable)).isEmpty();
        answer = browser.send(replaying(usable).header("X-CSRF-TOKEN", csrf));
        assertThat(answer.statusCode()).isEqualTo(404);
        answer = browser.send(replaying(keep("{")).header("X-CSRF-TOKEN", csrf));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("urn:incidents:problem:still-unusable", "not a JSON object");
        answer = browser.send(replaying(keep("")).header("X-CSRF-TOKEN", csrf));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("urn:incidents:problem:no-body");
        assertThat(letters.count()).isEqualTo(2);
    }

    @Test
    void aLetterIsDeletedOnce() {
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        var csrf = browser.csrfToken("/");
        var id = keep("{");
        assertThat(browser.send(deleting(id).header("X-CSRF-TOKEN", csrf)).statusCode())
                .isEqualTo(204);
        assertThat(browser.send(deleting(id).header("X-CSRF-TOKEN", csrf)).statusCode())
                .isEqualTo(404);
        assertThat(letters.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..%2f..%2ftickets", "0123456789abcdef"})
    void whatIsNoIdIsNotThere(String id) {
        browser.login("admin", PortalTest.ADMIN_PASSWORD);
        assertThat(browser.get("/api/dead-letters/" + id).statusCode()).isIn(400, 404);
    }

    private List<HttpRequest.Builder> everyDoor(DeadLetterId id) {
        return List.of(
                browser.request("/api/dead-letters"),
                browser.request("/api/dead-letters/" + id),
                replaying(id),
                deleting(id));
    }

    private HttpRequest.Builder replaying(DeadLetterId id) {
        return browser.request("/api/dead-letters/" + id + "/replay").POST(BodyPublishers.noBody());
    }

    private HttpRequest.Builder deleting(DeadLetterId id) {
        return browser.request("/api/dead-letters/" + id).DELETE();
    }

    private DeadLetterId keep(String body) {
        return keep(body, 0);
    }

    private DeadLetterId keep(String body, int second) {
        var letter = DeadLetter.received(
                NOON.plusSeconds(second),
                "as received",
                Map.of("User-Agent", "curl"),
                body.getBytes(StandardCharsets.UTF_8));
        letters.keep(letter);
        return letter.summary().id();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
