package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Who has not signed in holds little, and not for long. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = "portal.sessions.anonymous-limit=" + AnonymousSessionsWebTests.LIMIT)
class AnonymousSessionsWebTests {

    static final int LIMIT = 20;

    private static final int SHORT = (int) Duration.ofMinutes(5).toSeconds();
    private static final int LONG = (int) Duration.ofHours(12).toSeconds();

    private final int port;
    private final Manager sessions;

    AnonymousSessionsWebTests(@LocalServerPort int port, @Autowired ServletWebServerApplicationContext portal) {
        this.port = port;
        var tomcat =
                Objects.requireNonNull((TomcatWebServer) portal.getWebServer()).getTomcat();
        this.sessions = ((Context) tomcat.getHost().findChildren()[0]).getManager();
    }

    @Test
    void aSessionIsShortUntilSomebodySignsInInIt() throws IOException {
        var person = new BrowserSession(port);
        person.get("/machines");
        assertThat(timeoutOf(person)).isEqualTo(SHORT);
        person.login("admin", PortalTest.ADMIN_PASSWORD);
        assertThat(timeoutOf(person)).isEqualTo(LONG);
    }

    @Test
    void aWrongPasswordLengthensNothing() throws IOException {
        var person = new BrowserSession(port);
        assertThat(person.tryLogin("admin", "not the password")).contains("error");
        assertThat(timeoutOf(person)).isEqualTo(SHORT);
    }

    @Test
    void theOldestGoWhenThereAreTooManyAndSignedInPeopleStay() throws IOException {
        var signedIn = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        var visitors = IntStream.range(0, 3 * LIMIT)
                .mapToObj(i -> new BrowserSession(port))
                .toList();
        visitors.forEach(visitor -> visitor.get("/"));
        assertThat(visitors.stream().filter(this::exists)).hasSize(LIMIT);
        assertThat(visitors.subList(2 * LIMIT, 3 * LIMIT)).allMatch(this::exists);
        assertThat(exists(signedIn)).isTrue();
    }

    private boolean exists(BrowserSession person) {
        try {
            return sessions.findSession(person.id()) != null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int timeoutOf(BrowserSession person) throws IOException {
        return sessions.findSession(person.id()).getMaxInactiveInterval();
    }
}
