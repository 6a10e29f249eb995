package com.cinemataztic.incidents.tickets.web;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A token sends bulks of 500 without a pause: the alerts are taken and a person's click is answered all the same. */
@PortalTest
@Timeout(300)
class FairDeskWebTests extends WriteRig {

    private static final int THREADS = 6;
    private static final int MOST = 500;
    private static final int WEBHOOKS = 25;

    private final TicketDesk desk;
    private final LiveBoard board;

    FairDeskWebTests(
            @LocalServerPort int port,
            @Autowired AccountDesk accounts,
            @Autowired TicketDesk desk,
            @Autowired LiveBoard board) {
        super(port, accounts);
        this.desk = desk;
        this.board = board;
    }

    @Test
    void bulksOfOneTokenHoldUpNeitherAlertsNorAPerson() throws Exception {
        desk.report(
                IntStream.range(0, MOST)
                        .<Signal>mapToObj(i -> offline("fair-" + i).fires())
                        .toList(),
                false);
        var bulk = IntStream.range(0, MOST)
                .mapToObj(i ->
                        Objects.requireNonNull(board.live(offline("fair-" + i).key())))
                .map(row -> "{\"id\": \"" + row.id() + "\", \"version\": 1, \"transition\": \"take\"}")
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
        var ticket = opened("fair-click");
        var storming = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var bulks = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> {
                        var sent = 0;
                        while (storming.get()) {
                            assertThat(send(service(TICKETS + "/transitions"), bulk)
                                            .statusCode())
                                    .isEqualTo(200);
                            sent++;
                        }
                        return sent;
                    }))
                    .toList();
            try {
                var alerts = new ArrayList<Future<HttpResponse<String>>>();
                for (int i = 0; i < WEBHOOKS; i++) {
                    var webhook = body(firing("fair-alert-" + i));
                    alerts.add(threads.submit(() -> webhook(webhook)));
                }
                var path = TICKETS + "/" + id(ticket) + "/transitions";
                var click =
                        threads.submit(() -> send(person("olga", path), "{\"transition\": \"take\", \"version\": 1}"));
                for (var alert : alerts) {
                    assertThat(alert.get().statusCode()).isEqualTo(200);
                }
                assertThat(click.get().statusCode()).isEqualTo(200);
            } finally {
                storming.set(false);
            }
            for (var sent : bulks) {
                assertThat(sent.get()).isPositive();
            }
        }
    }

    private HttpResponse<String> webhook(byte[] body) {
        return send(
                service("/api/alertmanager/webhook").header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN),
                new String(body, StandardCharsets.UTF_8));
    }
}
