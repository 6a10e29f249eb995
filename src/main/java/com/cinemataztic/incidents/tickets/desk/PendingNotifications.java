package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the tickets with pending notifications, and since when. The notifications module judges whether one of them is
 * late, because it knows what is suppressed. Read on a timer and cached: neither a scrape nor a page waits for a store
 * that is down, which is when these values are needed.
 */
@Component
class PendingNotifications implements HealthReporter {

    private static final Logger LOGGER = LoggerFactory.getLogger(PendingNotifications.class);
    private static final int MOST_NAMED = 3;
    private static final Reading NONE_YET = new Reading(new Tickets.Pending(0, null), null, false);

    private final Tickets tickets;
    private final LiveBoard board;
    private final Clock clock;
    private volatile Reading reading = NONE_YET;

    private record Reading(
            Tickets.Pending pending, @Nullable Instant at, boolean failed) {}

    PendingNotifications(Tickets tickets, LiveBoard board, MeterRegistry meters, Clock clock) {
        this.tickets = tickets;
        this.board = board;
        this.clock = clock;
        Gauge.builder(
                        "portal.notifications.pending",
                        this,
                        watch -> watch.reading.pending().count())
                .description("Tickets with notifications pending")
                .register(meters);
        TimeGauge.builder(
                        "portal.notifications.pending.oldest",
                        this,
                        TimeUnit.SECONDS,
                        PendingNotifications::oldestSeconds)
                .description("Age of the oldest pending notification; 0 when there is none")
                .register(meters);
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void read() {
        try {
            reading = new Reading(tickets.pendingNotifications(), clock.instant(), false);
        } catch (RuntimeException storeDown) {
            LOGGER.debug("pending notifications could not be read", storeDown);
            reading = new Reading(reading.pending(), reading.at(), true);
        }
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection(text("health.tickets.title"), 20, List.of(live(), ofTheSystem(), pending(reading)));
    }

    private List<TicketRow> rows() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.state().live())
                .toList();
    }

    private Finding live() {
        var live = rows();
        var open = live.stream().filter(row -> row.state() == State.OPEN).count();
        return new Finding(
                text("health.tickets.live"),
                live.isEmpty()
                        ? text("health.none")
                        : text("health.tickets.live.count", live.size(), open, live.size() - open),
                Level.OK,
                "");
    }

    /** The tickets about no place: the pipeline, the portal and their hosts. */
    private Finding ofTheSystem() {
        var what = text("health.tickets.system");
        var faults = rows().stream()
                .filter(row -> row.subject().cinemaId() == null && row.subject().machineId() == null)
                .sorted(Comparator.comparing(TicketRow::severity)
                        .reversed()
                        .thenComparing(row -> row.id().value()))
                .toList();
        if (faults.isEmpty()) {
            return new Finding(what, text("health.none"), Level.OK, "");
        }
        var named = faults.stream()
                .limit(MOST_NAMED)
                .map(row -> text(
                        "health.tickets.system.ticket", row.id(), row.fault().summary()))
                .collect(Collectors.joining(", "));
        return new Finding(
                what,
                text("health.tickets.count", faults.size()),
                switch (faults.getFirst().severity()) {
                    case CRITICAL -> Level.WRONG;
                    case WARNING -> Level.NOTICE;
                    case INFO -> Level.OK;
                },
                faults.size() > MOST_NAMED
                        ? text("health.tickets.system.more", named, faults.size() - MOST_NAMED)
                        : named);
    }

    private Finding pending(Reading latest) {
        var what = text("health.tickets.pending");
        var oldest = latest.pending().oldest();
        if (latest.failed()) {
            return new Finding(
                    what, text("health.not-readable"), Level.WRONG, text("health.store-down-last-read"), latest.at());
        }
        if (latest.at() == null) {
            return new Finding(what, text("health.tickets.pending.unread"), Level.NOTICE, text("health.just-started"));
        }
        if (oldest == null) {
            return new Finding(what, text("health.none"), Level.OK, "");
        }
        var count = text("health.tickets.count", latest.pending().count());
        return new Finding(what, count, Level.OK, text("health.tickets.pending.text"), oldest);
    }

    private double oldestSeconds() {
        var oldest = reading.pending().oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
