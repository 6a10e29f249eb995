package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Tickets.Change;
import com.cinemataztic.incidents.tickets.Tickets.Pending;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threeten.extra.MutableClock;

/** Pending notifications as counted in the store, shown, and reported to Prometheus. */
@PortalTest
class PendingNotificationsMongoTests {

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Autowired
    Tickets tickets;

    @Autowired
    LiveBoard board;

    private boolean down;

    @Test
    void theOldestPendingNotificationIsReported() {
        var watch = watch();
        assertThat(pending(watch).level()).isEqualTo(Level.NOTICE);
        watch.read();
        assertThat(tickets.pendingNotifications()).isEqualTo(new Pending(0, null));
        assertThat(pending(watch)).returns("none", Finding::value).returns(Level.OK, Finding::level);

        tickets.write(List.of(
                new Change(OpenTicket.of("DK-901", offline("pending-1"), NOON.plusSeconds(5)), 0),
                new Change(OpenTicket.of("DK-902", offline("pending-2"), NOON), 0)));
        assertThat(tickets.pendingNotifications()).isEqualTo(new Pending(2, NOON));
        watch.read();
        assertThat(pending(watch)).returns("2 tickets", Finding::value).returns(Level.OK, Finding::level);
        assertThat(gauge("portal.notifications.pending")).isEqualTo(2);

        clock.add(Duration.ofSeconds(301));
        assertThat(pending(watch)).returns(Level.OK, Finding::level).returns(NOON, Finding::at);
        assertThat(gauge("portal.notifications.pending.oldest")).isEqualTo(301);

        down = true;
        watch.read();
        assertThat(pending(watch))
                .returns("not readable", Finding::value)
                .returns(Level.WRONG, Finding::level)
                .returns(NOON, Finding::at);
        assertThat(gauge("portal.notifications.pending")).isEqualTo(2);
    }

    private PendingNotifications watch() {
        var failing = (Tickets) Proxy.newProxyInstance(
                Tickets.class.getClassLoader(), new Class<?>[] {Tickets.class}, (proxy, method, arguments) -> {
                    if (down) {
                        throw new StoreUnavailable("down on cue", new IllegalStateException());
                    }
                    return method.invoke(tickets, arguments);
                });
        return new PendingNotifications(failing, board, meters, clock);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private static Finding pending(PendingNotifications watch) {
        return watch.evidence().findings().getLast();
    }
}
