package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.RawHttp;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Behind a proxy on this machine, and before one that lies. */
@PortalTest
class ProxyWebTests {

    private static final String HOST = "Host: portal.example";
    private static final String TLS = "X-Forwarded-Proto: https";
    private static final String CLIENT = "X-Forwarded-For: 203.0.113.9";

    private final int port;

    ProxyWebTests(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void behindTlsTheCookieIsSecureAndTheBrowserStaysWithTls() {
        var answer = RawHttp.get(port, "/login", HOST, TLS, CLIENT);
        assertThat(answer)
                .contains("Strict-Transport-Security: max-age=")
                .containsPattern("Set-Cookie: JSESSIONID=[^;]+;.*Secure;.*HttpOnly;.*SameSite=Lax");
    }

    @Test
    void withoutTlsNeitherIsPromised() {
        assertThat(RawHttp.get(port, "/login", HOST))
                .containsPattern("Set-Cookie: JSESSIONID=[^;]+;.*HttpOnly;.*SameSite=Lax")
                .doesNotContain("Secure", "Strict-Transport-Security");
    }

    @Test
    void aForgedHostLeadsNobodyElsewhere() {
        assertThat(location(RawHttp.get(port, "/machines", "Host: evil.example")))
                .isEqualTo("/login");
        assertThat(location(RawHttp.get(port, "/machines", HOST, CLIENT, "X-Forwarded-Host: evil.example")))
                .isEqualTo("/login");
    }

    @Test
    void afterSignInOneIsLedToThePageThatWasAskedForAndToNoOtherHost() {
        var asked = RawHttp.get(port, "/machines?region=denmark", "Host: evil.example");
        var session = first("JSESSIONID=([^;]+)", asked);
        var page = RawHttp.get(port, "/login", "Host: evil.example", "Cookie: JSESSIONID=" + session);
        var form = "username=admin&password=" + PortalTest.ADMIN_PASSWORD + "&_csrf="
                + first("name=\"_csrf\" content=\"([^\"]+)\"", page);
        var answer = RawHttp.send(
                port,
                String.join(
                        "\r\n",
                        "POST /login HTTP/1.1",
                        "Host: evil.example",
                        "Cookie: JSESSIONID=" + session,
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length(),
                        "Connection: close",
                        "",
                        form));
        assertThat(location(answer)).startsWith("/machines?region=denmark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-For: ::1",
                "x-forwarded-for: 127.0.0.1, 127.0.0.1",
                "X-Forwarded-For:",
                "Forwarded: for=127.0.0.1",
                "X-Forwarded-Proto: https"
            })
    void whatAProxyBringsIsNotFromThisMachine(String header) {
        assertThat(RawHttp.get(port, "/actuator/prometheus", HOST, header))
                .doesNotContain("HTTP/1.1 200", "jvm_", "portal_");
    }

    @Test
    void whatComesStraightFromThisMachineIs() {
        assertThat(RawHttp.get(port, "/actuator/prometheus", HOST)).startsWith("HTTP/1.1 200");
    }

    private static String location(String answer) {
        return first("Location: ([^\r\n]*)", answer);
    }

    private static String first(String pattern, String answer) {
        var found = Pattern.compile(pattern).matcher(answer);
        assertThat(found.find()).describedAs(pattern + " in " + answer).isTrue();
        return found.group(1);
    }
}
