package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.RawConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Push holds a connection for as long as a page is open: it is for signed-in people on the portal's own pages. */
@PortalTest
@Timeout(300)
class PushAccessWebTests {

    private static final String PUSH = "/VAADIN/push?v-uiId=0&v-pushId=x";

    @LocalServerPort
    int port;

    @Test
    void rejectsAnUpgradeWithoutASession() {
        assertThat(upgrade(PUSH, "Origin: " + own())).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {PUSH, "/vaadinServlet" + PUSH, "/", "/api/tickets", "/no-such-page"})
    void rejectsAnUpgradeFromElsewhereOnEveryPath(String path) {
        assertThat(upgrade(path, "Origin: http://evil.example")).isEqualTo(403);
    }

    @Test
    void rejectsAnUpgradeInASessionThatIsNotSignedIn() {
        var visitor = new BrowserSession(port);
        visitor.get("/");
        assertThat(visitor.id()).isNotEmpty();
        assertThat(upgrade(PUSH, "Origin: " + own(), "Cookie: JSESSIONID=" + visitor.id()))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: file://",
                "Origin: http://127.0.0.1",
                "Origin: http://127.0.0.1.evil.example",
                "X-No-Origin: at all"
            })
    void rejectsAnUpgradeWithoutThePortalsOwnOrigin(String origin) {
        assertThat(upgrade(PUSH, origin, cookie())).isEqualTo(403);
    }

    @Test
    void holdsNoLongPollWithoutASignIn() {
        assertThat(new BrowserSession(port)
                        .get(PUSH + "&X-Atmosphere-Transport=long-polling")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void upgradesForASignedInPageOfThePortal() {
        assertThat(upgrade(PUSH, "Origin: " + own(), cookie())).isEqualTo(101);
    }

    @Test
    void aRejectionCreatesNoSessionAndKeepsNothingOpen() {
        List<RawConnection> rejected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rejected.add(request(PUSH, "Origin: " + own()));
        }
        assertThat(rejected)
                .allSatisfy(connection -> assertThat(connection.status()).isEqualTo(403));
        rejected.forEach(RawConnection::close);
        var visitor = new BrowserSession(port);
        visitor.get(PUSH);
        assertThat(visitor.id()).isEmpty();
    }

    private int upgrade(String path, String... headers) {
        try (var connection = request(path, headers)) {
            return connection.status();
        }
    }

    private RawConnection request(String path, String... headers) {
        return new RawConnection(port)
                .sendLines(
                        "GET " + path + " HTTP/1.1",
                        "Host: 127.0.0.1:" + port,
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        String.join("\r\n", headers),
                        "");
    }

    private String own() {
        return "http://127.0.0.1:" + port;
    }

    private String cookie() {
        return "Cookie: JSESSIONID="
                + new BrowserSession(port)
                        .login("admin", PortalTest.ADMIN_PASSWORD)
                        .id();
    }
}
