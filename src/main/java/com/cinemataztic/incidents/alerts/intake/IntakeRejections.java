package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.identity.AuthenticationRejected;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Raises one ticket while the intake rejects something, however often, until a person closes it. Alerts may be getting
 * lost, and nobody would notice otherwise. A rejection is a moment and has no end of its own: closing the ticket ends
 * its episode. A rejection before the re-check continues that episode and so stays snoozed (rule 7). At the re-check
 * the ticket re-opens only if there was one.
 */
@Component
class IntakeRejections {

    private static final Logger LOGGER = LoggerFactory.getLogger(IntakeRejections.class);
    private static final String WEBHOOK = "/api/alertmanager/webhook";
    private static final Fingerprint FINGERPRINT = new Fingerprint("portal:intake-rejects");
    private static final Subject SUBJECT =
            new Subject(RegionId.UNASSIGNED, null, null, null, null, null, "incidents-portal");
    private static final TicketKey KEY = TicketKey.of("intake-rejects", SUBJECT, FINGERPRINT);

    private final TicketDesk desk;
    private final LiveBoard board;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final Executor aside;
    private final AtomicBoolean raising = new AtomicBoolean();
    private volatile Rejection last = new Rejection(Instant.MIN, "");

    /**
     * One rejection.
     *
     * @param why for people
     */
    private record Rejection(Instant at, String why) {}

    @Autowired
    IntakeRejections(TicketDesk desk, LiveBoard board, IntakeMetrics metrics, Clock clock) {
        this(desk, board, metrics, clock, Thread.ofVirtual().name("intake-rejects")::start);
    }

    /**
     * @param aside executor that waits for the desk: neither the rejected sender nor the desk itself may wait for it
     */
    IntakeRejections(TicketDesk desk, LiveBoard board, IntakeMetrics metrics, Clock clock, Executor aside) {
        this.desk = desk;
        this.board = board;
        this.metrics = metrics;
        this.clock = clock;
        this.aside = aside;
    }

    /** Only a POST may carry alerts: a client that only reads the address has lost none. */
    @EventListener
    void on(AuthenticationRejected rejected) {
        if (rejected.method().equals("POST") && rejected.path().equals(WEBHOOK)) {
            metrics.unauthorized();
            raise("A webhook without a valid token came from " + rejected.remote());
        }
    }

    /** Ends the episode that a person has just closed: the re-check must find only later rejections. */
    @EventListener
    void on(TicketsChanged changed) {
        changed.tickets().stream()
                .filter(ticket -> ticket.key().equals(KEY) && ticket.snoozedUntil() != null)
                .filter(ticket -> ticket.timeline().getLast().kind() == TimelineEntry.Kind.CLOSED)
                .findAny()
                .ifPresent(ticket -> aside.execute(() -> endEpisode(TicketRow.of(ticket))));
    }

    /** Raises the ticket unless it is already live. Returns at once: a rejected sender must not wait. */
    void raise(String why) {
        last = new Rejection(clock.instant(), why);
        if (isKnown(latest()) || !raising.compareAndSet(false, true)) {
            return;
        }
        aside.execute(() -> {
            try {
                report(rejection(why));
            } finally {
                raising.set(false);
            }
        });
    }

    private void endEpisode(TicketRow closed) {
        var closedAt = closed.closedAt();
        var episode = episode(closed);
        if (closedAt == null || episode == null) {
            return;
        }
        var endsAt = closedAt.isAfter(episode) ? closedAt : episode.plusMillis(1);
        report(new Signal.Ended(KEY, FINGERPRINT, episode, endsAt));
        var rejected = last;
        if (!rejected.at().isBefore(closedAt)) {
            // Rejected in the meantime: it counted as already known, and the re-check must not miss it.
            report(rejection(rejected.why()));
        }
    }

    private void report(Signal signal) {
        try {
            desk.report(List.of(signal), false);
        } catch (RuntimeException storeDown) {
            LOGGER.error("The intake rejects requests and its ticket can't be updated: {}", storeDown.getMessage());
        }
    }

    private @Nullable TicketRow latest() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().equals(KEY))
                .max(Comparator.comparing(TicketRow::createdAt))
                .orElse(null);
    }

    /** @return whether one more rejection adds nothing: the ticket is live, or snoozed and due to re-open */
    private boolean isKnown(@Nullable TicketRow row) {
        return row != null
                && (row.state().live()
                        || isSnoozed(row) && row.evidence().stream().anyMatch(Evidence::firing));
    }

    private boolean isSnoozed(TicketRow row) {
        var until = row.snoozedUntil();
        return until != null && clock.instant().isBefore(until);
    }

    private static @Nullable Instant episode(TicketRow row) {
        return row.evidence().stream()
                .filter(held -> held.fingerprint().equals(FINGERPRINT))
                .map(Evidence::startsAt)
                .findAny()
                .orElse(null);
    }

    private Signal rejection(String why) {
        var row = latest();
        var snoozed = row != null && isSnoozed(row) ? episode(row) : null;
        var fault = new Fault(
                "intake-rejects",
                "The webhook rejects requests: alerts may be missing",
                SafeText.block(why, 1_000)
                        + "\n"
                        + "Alerts of any machine or host may be among the rejected ones; their tickets are neither"
                        + " opened nor closed.\n"
                        + "Check Alertmanager's credentials_file against PORTAL_WEBHOOK_TOKEN and its max_alerts and"
                        + " body size. Close this ticket when this is fixed. If another request is rejected before the"
                        + " re-check, the ticket reopens; a later rejection opens a new one.",
                null,
                null);
        return new Signal.Firing(
                KEY,
                FINGERPRINT,
                snoozed == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : snoozed,
                SUBJECT,
                fault,
                Severity.CRITICAL,
                null,
                Map.of("alertname", "IntakeRejects"),
                Origin.SYSTEM,
                true);
    }
}
