package com.cinemataztic.incidents.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The entity tag of a ticket covers all that its answer says. */
@PortalTest
class TicketTagWebTests extends WriteRig {

    TicketTagWebTests(@LocalServerPort int port, @Autowired AccountDesk accounts) {
        super(port, accounts);
    }

    @Test
    void aMaintenanceWindowThatBeginsGivesATicketAnotherTag() {
        var path = TICKETS + "/" + id(json(send(service(TICKETS), lamp("tag"))));
        var before = get(path);
        assertThat(unless(before, path).statusCode()).isEqualTo(304);

        var now = Instant.now();
        var planned = send(service("/api/maintenance"), """
                {"region": "denmark", "from": "%s", "until": "%s", "reason": "new lamps"}\
                """.formatted(now, now.plusSeconds(3600)));
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);

        var after = unless(before, path);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(json(after).path("maintenance").isObject()).isTrue();
        assertThat(json(after).path("revision")).isEqualTo(json(before).path("revision"));
    }

    /** Asks for the ticket unless it is still the one that was answered. */
    private HttpResponse<String> unless(HttpResponse<String> seen, String path) {
        var call = service(path)
                .header("If-None-Match", seen.headers().firstValue("ETag").orElseThrow());
        return call.by().send(call.request().GET());
    }
}
