package com.cinemataztic.incidents.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** For tests of writes over HTTP: a service with a token, and people with a session. */
abstract class WriteRig {

    static final JsonMapper JSON = new JsonMapper();
    static final String TICKETS = "/api/tickets";

    private static final String PASSWORD = "a good password";

    /** A person's session and its CSRF token. Sign-ins are costly: one each. */
    private record Person(BrowserSession session, String csrf) {}

    private static final Map<String, Person> PEOPLE = new ConcurrentHashMap<>();

    private final BrowserSession nobody;
    private final int port;

    WriteRig(@LocalServerPort int port, @Autowired AccountDesk accounts) {
        this.port = port;
        this.nobody = new BrowserSession(port);
        if (!accounts.exists("olga")) {
            accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of());
            accounts.add(Actor.SYSTEM, "bo", PASSWORD, Role.OPERATOR, Set.of());
            accounts.add(Actor.SYSTEM, "nora", PASSWORD, Role.OPERATOR, Set.of(new RegionId("norway")));
            accounts.add(Actor.SYSTEM, "vera", PASSWORD, Role.VIEWER, Set.of());
        }
    }

    /** A request of one caller. */
    record Call(BrowserSession by, HttpRequest.Builder request) {

        Call header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }
    }

    /** A request of the service whose token the portal was started with. */
    Call service(String path) {
        return new Call(nobody, nobody.request(path))
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                .header("Content-Type", "application/json");
    }

    Call person(String name, String path) {
        var person = PEOPLE.computeIfAbsent(getClass() + name, any -> {
            var session = new BrowserSession(port).login(name, PASSWORD);
            return new Person(session, session.csrfToken("/"));
        });
        return new Call(person.session(), person.session().request(path))
                .header("X-CSRF-TOKEN", person.csrf())
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(Call call, String body) {
        return call.by().send(call.request().POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return nobody.send(service(path).request().GET());
    }

    HttpResponse<String> report(String body) {
        return send(service(TICKETS), body);
    }

    HttpResponse<String> move(String id, String body) {
        return send(service(TICKETS + "/" + id + "/transitions"), body);
    }

    /** @return the ticket that the service opens */
    JsonNode opened(String key) {
        var answer = report(lamp(key));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    static String lamp(String key) {
        return """
            {"key": "%s", "errorId": "lamp-overdue", "errorDescription": "Lamp is overdue", "severity": "warning",
             "region": "denmark", "cinemaId": "lamp-cinema", "screenId": "s1"}\
            """.formatted(key);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String id(JsonNode ticket) {
        return ticket.path("id").stringValue();
    }

    static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("type").stringValue()).isEqualTo("urn:incidents:problem:" + slug);
        assertThat(json(answer).path("detail").stringValue()).isNotBlank().doesNotContain("Exception");
    }
}
