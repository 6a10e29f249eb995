package com.cinemataztic.incidents.maintenance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser of people of each role, and requests to the endpoint for windows. */
abstract class MaintenanceRig {

    static final String PASSWORD = "a good password";
    static final JsonMapper JSON = new JsonMapper();
    static final String PATH = "/api/maintenance";
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    final BrowserSession browser;
    final AccountDesk accounts;
    final MaintenanceDesk desk;
    final TicketDesk tickets;
    final Evening evening;
    String csrf = "";

    MaintenanceRig(
            @LocalServerPort int port,
            @Autowired AccountDesk accounts,
            @Autowired MaintenanceDesk desk,
            @Autowired TicketDesk tickets,
            @Autowired Evening evening) {
        this.browser = new BrowserSession(port);
        this.accounts = accounts;
        this.desk = desk;
        this.tickets = tickets;
        this.evening = evening;
    }

    @BeforeEach
    void people() {
        accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of());
        accounts.add(Actor.SYSTEM, "nora", PASSWORD, Role.OPERATOR, Set.of(new RegionId("norway")));
        accounts.add(Actor.SYSTEM, "vera", PASSWORD, Role.VIEWER, Set.of());
        desk.ahead(Actor.SYSTEM, null, 1_000, null)
                .windows()
                .forEach(window -> desk.end(Actor.SYSTEM, window.id(), window.version()));
    }

    void signIn(String account) {
        browser.login(account, PASSWORD);
        csrf = browser.csrfToken("/");
    }

    HttpResponse<String> post(String body) {
        return browser.send(browser.request(PATH)
                .header("X-CSRF-TOKEN", csrf)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) {
        return browser.send(browser.request(path)
                .header("X-CSRF-TOKEN", csrf)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) {
        return browser.send(browser.request(path).header("X-CSRF-TOKEN", csrf).DELETE());
    }

    static String body(String cinemaId, String screenId, String from, String until, String reason) {
        return """
                {"cinemaId": "%s", "screenId": "%s", "from": "%s", "until": "%s", "reason": "%s"}""".formatted(cinemaId, screenId, from, until, reason);
    }

    static String hours(int hours) {
        return NOW.plus(Duration.ofHours(hours)).toString();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static List<JsonNode> items(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer).path("items").valueStream().toList();
    }
}
