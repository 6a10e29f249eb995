package com.cinemataztic.incidents.alerts.drill;

import com.cinemataztic.incidents.alerts.intake.DeliveryListener;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.monitoring.MailOutcomes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Follows the drills that run, and records when they pass each joint. Every instance follows all of them, since any may
 * receive the webhook; what one has recorded, the others leave alone. Everything but the time of a webhook and of the
 * board can be read again after a restart.
 */
@Component
public class DrillTracker implements DeliveryListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(DrillTracker.class);

    private static final Duration KEPT_FOR = Duration.ofDays(365);

    private static final MailOutcomes.Outcome NO_MAIL = new MailOutcomes.Outcome(null, null);

    private final Drills drills;
    private final LiveBoard board;
    private final MailOutcomes mails;
    private final Clock clock;

    /** When the board of this instance first had the ticket of a drill. Emptied when none runs. */
    private final Map<TicketKey, Instant> shown = new ConcurrentHashMap<>();

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean active;

    DrillTracker(Drills drills, LiveBoard board, MailOutcomes mails, Clock clock) {
        this.drills = drills;
        this.board = board;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * @param listener called after each look at drills that run; must return at once
     * @return a task that ends the subscription
     */
    public Runnable subscribe(Runnable listener) {
        Runnable one = listener::run;
        listeners.add(one);
        return () -> listeners.remove(one);
    }

    /** Records the answer of the Alertmanagers when it arrives. */
    void follow(DrillId id, CompletableFuture<List<DrillProblem>> posted) {
        posted.thenAccept(problems -> {
            var at = clock.instant();
            attempt(() -> drills.change(
                    id,
                    drill -> problems.isEmpty() ? drill.pass(Joint.POSTED, at) : drill.fail(Joint.POSTED, problems)));
        });
    }

    @Override
    public void received(Collection<Signal> delivered, Instant at) {
        for (var signal : delivered) {
            if (signal instanceof Signal.Firing firing && firing.fault().isDrill()) {
                DrillId.parse(firing.subject().instance())
                        .ifPresent(id -> attempt(() -> drills.change(id, drill -> drill.pass(Joint.RECEIVED, at))));
            }
        }
    }

    @EventListener
    void on(TicketsChanged changed) {
        for (var ticket : changed.tickets()) {
            if (ticket.fault().isDrill() && ticket.state().live()) {
                shown.putIfAbsent(ticket.key(), clock.instant());
            }
        }
    }

    @Scheduled(fixedDelayString = "${portal.alerts.drill-every:1s}")
    public void poll() {
        attempt(() -> {
            var running = drills.running();
            for (var drill : running) {
                track(drill);
            }
            if (running.isEmpty()) {
                shown.clear();
            }
            // Once more after the last drill has finished, so that open pages see its result.
            if (active || !running.isEmpty()) {
                listeners.forEach(Runnable::run);
            }
            active = !running.isEmpty();
        });
    }

    private void track(Drill running) {
        var row = row(running);
        var mail = row == null || !running.notifiesOnCall() ? NO_MAIL : mails.of(row.id());
        var now = clock.instant();
        var seenAt = shown.getOrDefault(running.key(), now);
        drills.change(running.id(), drill -> {
            var next = row == null ? drill : passed(drill, row, seenAt, mail);
            return DrillProgress.of(next, now).isOver() ? next.finish(now) : next;
        });
    }

    private static Drill passed(Drill drill, TicketRow row, Instant seenAt, MailOutcomes.Outcome mail) {
        return drill.open(row.id())
                .pass(Joint.OPENED, row.createdAt())
                .pass(Joint.SHOWN, seenAt)
                .pass(Joint.MAILED, mail.acceptedAt())
                .pass(Joint.CLOSED, row.closedAt())
                .fail(Joint.MAILED, problems(mail));
    }

    private static List<DrillProblem> problems(MailOutcomes.Outcome mail) {
        return switch (mail.problem()) {
            case null -> List.of();
            case MailOutcomes.NotAccepted(var recipient, var detail) ->
                List.of(DrillProblem.of(DrillProblem.Kind.MAIL_NOT_ACCEPTED, recipient, detail));
            case MailOutcomes.Kept() -> List.of(DrillProblem.of(DrillProblem.Kind.MAIL_KEPT));
        };
    }

    private @Nullable TicketRow row(Drill drill) {
        return Optional.ofNullable(board.live(drill.key()))
                .or(() -> Optional.ofNullable(drill.ticket()).flatMap(board::row))
                .orElse(null);
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (StoreUnavailable later) {
            LOGGER.warn("A drill could not be followed; the next look tries again: {}", later.getMessage());
        }
    }

    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void deleteOld() {
        attempt(() -> drills.forget(clock.instant().minus(KEPT_FOR)));
    }
}
