package com.cinemataztic.incidents.maintenance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Who may read and write maintenance windows over HTTP. */
@PortalTest
@Import(Evening.class)
class MaintenanceRightsWebTests extends MaintenanceRig {

    MaintenanceRightsWebTests(
            @LocalServerPort int port,
            @Autowired AccountDesk accounts,
            @Autowired MaintenanceDesk desk,
            @Autowired TicketDesk tickets,
            @Autowired Evening evening) {
        super(port, accounts, desk, tickets, evening);
    }

    @Test
    void anOperatorSeesAndPlansInOwnRegionsOnly() {
        signIn("olga");
        var danish = PATH + "/"
                + json(post(body("dk-014", "s2", hours(1), hours(2), "work")))
                        .path("id")
                        .stringValue();
        signIn("nora");
        assertThat(post(body("dk-014", "s2", hours(1), hours(2), "work")).statusCode())
                .isEqualTo(422);
        assertThat(browser.get(danish).statusCode()).isEqualTo(404);
        assertThat(delete(danish + "?version=1").statusCode()).isEqualTo(404);
        assertThat(patch(danish, "{\"version\": 1, \"until\": \"" + hours(3) + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(items(browser.get(PATH))).isEmpty();
        assertThat(items(browser.get(PATH + "?region=denmark&past=true"))).isEmpty();
        assertThat(post(body("no-003", "s1", hours(1), hours(2), "work")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aViewerReadsOnly() {
        signIn("vera");
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
        for (var answer : everyWrite(csrf)) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:incidents:problem:not-allowed");
        }
    }

    @Test
    void aTokenThatWritesPlansAsAnOperatorDoes() {
        var plan = writes().getFirst();
        assertThat(browser.send(plan.copy().header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(plan.header("Authorization", "Bearer " + PortalTest.API_TOKEN))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoIsNotSignedInGetsA401() {
        assertThat(browser.get(PATH).statusCode()).isEqualTo(401);
        for (var request : writes()) {
            assertThat(browser.send(request).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aSessionWithoutTheCsrfTokenWritesNothing() {
        signIn("olga");
        for (var answer : everyWrite("guessed")) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:incidents:problem:no-csrf-token");
        }
        assertThat(desk.ahead(Actor.SYSTEM, null, 10, null).windows()).isEmpty();
    }

    private List<HttpResponse<String>> everyWrite(String token) {
        return writes().stream()
                .map(request -> browser.send(request.header("X-CSRF-TOKEN", token)))
                .toList();
    }

    private List<HttpRequest.Builder> writes() {
        var window = PATH + "/0123456789abcdef";
        return List.of(
                browser.request(PATH).POST(BodyPublishers.ofString(body("dk-014", "s2", hours(1), hours(2), "work"))),
                browser.request(window).method("PATCH", BodyPublishers.ofString("{}")),
                browser.request(window + "?version=1").DELETE());
    }
}
