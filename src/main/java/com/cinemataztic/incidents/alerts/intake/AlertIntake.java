package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.tickets.desk.Receipt;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Processes Alertmanager's deliveries. When it returns, every alert of the delivery is durable, as a ticket or a dead
 * letter.
 */
@Service
public class AlertIntake {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertIntake.class);

    /**
     * With more unusable alerts in one body, the whole body is kept once: a dead letter for each would take minutes to
     * write.
     */
    private static final int MOST_LETTERS = 100;

    private final SignalSubmitter reporter;
    private final SubjectNames places;
    private final Watchdog watchdog;
    private final DeadLetterBudget deadLetters;
    private final IntakeRejections refusals;
    private final IntakeMetrics figures;
    private final Clock clock;

    /**
     * The result of a delivery.
     *
     * @param alerts alerts accepted as signals or as Watchdog heartbeats
     * @param opened tickets opened
     * @param changed tickets changed otherwise
     * @param deadLetters alerts or bodies kept as dead letters instead
     */
    public record Taken(int alerts, int opened, int changed, int deadLetters) {}

    AlertIntake(
            SignalSubmitter reporter,
            SubjectNames places,
            Watchdog watchdog,
            DeadLetterBudget deadLetters,
            IntakeRejections refusals,
            IntakeMetrics figures,
            Clock clock) {
        this.reporter = reporter;
        this.places = places;
        this.watchdog = watchdog;
        this.deadLetters = deadLetters;
        this.refusals = refusals;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * @param body the body as received
     * @param headers the request's headers, without credentials
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when something could not be stored: the sender must
     *     retry
     * @throws com.cinemataztic.incidents.tickets.desk.DeskBusy when too much is waiting: the sender must retry
     */
    public Taken take(byte[] body, Map<String, String> headers) {
        var now = clock.instant();
        return switch (AlertMapping.read(body, places, now)) {
            case WebhookBody.Unreadable(var reason) -> {
                storeDeadLetter(DeadLetter.received(now, reason, headers, body));
                yield new Taken(0, 0, 0, 1);
            }
            case WebhookBody.Readable readable -> take(readable, body, headers, now);
        };
    }

    private Taken take(WebhookBody.Readable delivery, byte[] body, Map<String, String> headers, Instant now) {
        watchdog.hear(delivery.beats());
        var receipt = reporter.report(delivery.signals());
        if (!receipt.failed().isEmpty()) {
            storeDeadLetter(DeadLetter.received(now, reason(receipt), headers, body));
        }
        if (delivery.unusableCount() > MOST_LETTERS) {
            storeDeadLetter(DeadLetter.received(now, reason(delivery), headers, body));
        } else {
            for (var unusable : delivery.unusable()) {
                storeDeadLetter(DeadLetter.received(now, unusable.reason(), headers, unusable.json()));
            }
        }
        if (delivery.truncated() > 0) {
            LOGGER.warn(
                    "Alertmanager left {} alerts out of a webhook: set its max_alerts to 0, what it hides can't be"
                            + " seen",
                    delivery.truncated());
        }
        if (delivery.replaced() > 0) {
            LOGGER.warn(
                    "A webhook held {} byte sequences that are no UTF-8; U+FFFD stands for them in its tickets",
                    delivery.replaced());
            figures.replaced(delivery.replaced());
        }
        var signals = delivery.signals().size();
        var beats = delivery.beats().size();
        figures.taken(signals, beats, receipt, delivery.truncated());
        return new Taken(
                signals + beats,
                receipt.opened(),
                receipt.changed(),
                delivery.unusableCount() + receipt.failed().size());
    }

    /**
     * Processes the body of a dead letter again. Alerts that are still unusable are reported to the caller; they are
     * neither stored a second time nor counted as a rejection. Old Watchdog heartbeats are skipped: they do not show
     * whether it fires now.
     */
    Replay replay(byte[] kept) {
        return switch (AlertMapping.read(Redelivery.body(kept), places, clock.instant())) {
            case WebhookBody.Unreadable(var reason) -> new Replay.StillUnusable(reason);
            case WebhookBody.Readable delivery -> {
                var receipt = reporter.report(delivery.signals());
                figures.replayed(delivery.signals().size());
                if (!receipt.failed().isEmpty()) {
                    yield new Replay.StillUnusable(reason(receipt));
                }
                yield delivery.unusable().isEmpty()
                        ? new Replay.Replayed(delivery.signals().size(), receipt.opened(), receipt.changed())
                        : new Replay.StillUnusable(reason(delivery));
            }
        };
    }

    private static String reason(Receipt receipt) {
        return "the portal can't process " + receipt.failed().size() + " of its alerts, the first: "
                + receipt.failed().getFirst().key().value();
    }

    private static String reason(WebhookBody.Readable delivery) {
        var first = delivery.unusable().getFirst().reason();
        return delivery.unusableCount() == 1
                ? first
                : delivery.unusableCount() + " unusable alerts, the first: " + first;
    }

    /** Stores the headers of a body that was too large to be read. */
    public void refuseTooLarge(Map<String, String> headers, long limit) {
        storeDeadLetter(
                DeadLetter.received(clock.instant(), "body larger than " + limit + " bytes", headers, new byte[0]));
    }

    private void storeDeadLetter(DeadLetter letter) {
        deadLetters.keep(letter);
        figures.buried();
        var reason = letter.envelope().reason();
        LOGGER.warn("A webhook's content is kept as a dead letter: {}", reason);
        refusals.raise("The webhook kept a dead letter: " + reason);
    }
}
