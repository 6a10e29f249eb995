package com.cinemataztic.incidents.tickets.stream;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Monitoring;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What one reader is sent, and where it is when its stream ends. */
class TicketSubscriptionTests {

    private static final Actor VERA = new Actor("vera", Role.VIEWER, Set.of());
    private static final Selection ALL = Selection.of(VERA, TicketFilter.ALL);
    private static final Monitoring MONITORING = new Monitoring(NOON, null);

    private StreamSnapshot snapshot = StreamSnapshot.empty("epoch", MONITORING);
    private boolean mustAuthenticate;

    @Test
    void aStreamThatEndsBeforeItsFirstEventLeavesItsReaderWhereItWas() throws InterruptedException {
        put("DK-1", "s1");
        var position = snapshot.idFor(ALL);
        put("DK-2", "s2");
        try (var subscription = subscription(position)) {
            subscription.end(Reason.STOPPING);
            assertThat(subscription.next().event()).isEqualTo(new TicketEvent.End(position, Reason.STOPPING));
        }
    }

    @Test
    void aReaderThatHasNothingStillHasNothingAtTheEnd() throws InterruptedException {
        put("DK-1", "s1");
        for (var position : List.of("", "foreign-1-7")) {
            try (var subscription = subscription(position)) {
                subscription.end(Reason.STOPPING);
                assertThat(subscription.next().event()).isEqualTo(new TicketEvent.End("", Reason.STOPPING));
            }
        }
    }

    @Test
    void whoMustAuthenticateAgainIsSentToDoSoAndGoesOnFromThere() throws InterruptedException {
        put("DK-1", "s1");
        try (var subscription = subscription("")) {
            var last = subscription.next().event().id();
            mustAuthenticate = true;
            var end = subscription.next().event();
            assertThat(end).isEqualTo(new TicketEvent.End(last, Reason.RENEW));
            mustAuthenticate = false;
            put("DK-2", "s2");
            try (var next = subscription(end.id())) {
                assertThat(next.next().event())
                        .isInstanceOfSatisfying(
                                TicketEvent.Changes.class,
                                changes -> assertThat(changes.changed())
                                        .extracting(ticket -> ticket.id())
                                        .containsExactly("DK-2"));
            }
        }
    }

    private void put(String id, String screen) {
        var edit = snapshot.edit();
        var row = TicketRow.of(OpenTicket.of(id, offline(screen), NOON));
        edit.put(ListedTicket.of(StreamSnapshotTests.entry(row), null, List.of()));
        snapshot = edit.done(MONITORING);
    }

    private TicketSubscription subscription(String resumeAt) {
        var caller = new Caller() {
            @Override
            public Optional<Actor> now() {
                return Optional.of(VERA);
            }

            @Override
            public boolean mustAuthenticate() {
                return mustAuthenticate;
            }
        };
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return new TicketSubscription(
                new Source(), caller, ALL, false, resumeAt, Duration.ofSeconds(10), clock, _ -> {});
    }

    private final class Source implements StreamSource {

        @Override
        public StreamSnapshot snapshot() {
            return snapshot;
        }

        @Override
        public void sending(int tickets) {}

        @Override
        public void await(long number, BooleanSupplier condition, Duration time) {
            throw new AssertionError("there is an event to send");
        }

        @Override
        public void wake() {}
    }
}
