package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketContexts;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Verifies that all due notifications were sent: reads from the store what people should have received and compares it
 * with what they did. It runs on every instance, leader or not, so another instance detects a leader that hangs.
 */
@Component
public class EscalationAudit {

    /** A due step runs within a second; one that is due this long does not run at all. */
    static final Duration GRACE = Duration.ofMinutes(2);

    private static final Logger LOGGER = LoggerFactory.getLogger(EscalationAudit.class);

    private final TicketContexts contexts;
    private final EscalationSettings settings;
    private final Clock clock;
    private volatile Result result = new Result(null, 0, Map.of());

    /**
     * The result of a check.
     *
     * @param at when it was made, null before the first
     * @param checked how many tickets it checked
     * @param due the tickets with something due, and when that was first seen
     */
    public record Result(@Nullable Instant at, int checked, Map<TicketId, Instant> due) {

        public Result {
            due = Map.copyOf(due);
        }

        /** @return the tickets whose notification is overdue, the longest overdue first */
        public List<TicketId> overdue() {
            var checkedAt = at;
            return checkedAt == null
                    ? List.of()
                    : due.entrySet().stream()
                            .filter(seen -> !checkedAt.isBefore(seen.getValue().plus(GRACE)))
                            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                            .map(Map.Entry::getKey)
                            .toList();
        }
    }

    EscalationAudit(TicketContexts contexts, EscalationSettings settings, Clock clock, MeterRegistry meters) {
        this.contexts = contexts;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder(
                        "portal.notifications.overdue",
                        this,
                        check -> check.result.overdue().size())
                .description("Tickets whose due notifications were not sent")
                .register(meters);
        TimeGauge.builder("portal.notifications.check.age", this, TimeUnit.SECONDS, EscalationAudit::age)
                .description("How long ago the escalation audit last ran")
                .register(meters);
    }

    /** @return the result of the last check */
    public Result result() {
        return result;
    }

    @Scheduled(
            initialDelayString = "${portal.notifications.outbox.check-every:60s}",
            fixedDelayString = "${portal.notifications.outbox.check-every:60s}")
    void check() {
        try {
            var now = clock.instant();
            var before = result.due();
            var live = contexts.stored();
            var due = live.stream()
                    .filter(context -> isDue(context, now))
                    .map(TicketContext::entry)
                    .map(QueueEntry::id)
                    .collect(Collectors.toMap(Function.identity(), id -> before.getOrDefault(id, now)));
            result = new Result(now, live.size(), due);
            var overdue = result.overdue();
            if (!overdue.isEmpty()) {
                LOGGER.error("People should have been notified of {} and were not", overdue);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("It could not be checked whether what was due was sent: {}", storeDown.getMessage());
        }
    }

    private boolean isDue(TicketContext context, Instant now) {
        return NotificationPolicy.suppression(context, settings, now).isEmpty()
                && (context.entry().row().notificationPendingSince() != null
                        || NotificationPolicy.escalates(context.entry(), settings, now));
    }

    private double age() {
        var at = result.at();
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }
}
