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

    private final SignalSubmitter submitter;
    private final SubjectNames names;
    private final Watchdog watchdog;
    private final DeadLetterBudget deadLetters;
    private final IntakeRejections rejections;
    private final IntakeMetrics metrics;
    private final DeliveryListener listener;
    private final Clock clock;

    /**
     * The result of a delivery.
     *
     * @param alerts alerts accepted as signals or as Watchdog heartbeats
     * @param opened tickets opened
     * @param changed tickets changed otherwise
     * @param deadLetters alerts or bodies kept as dead letters instead
     */
    public record Accepted(int alerts, int opened, int changed, int deadLetters) {}

    AlertIntake(
            SignalSubmitter submitter,
            SubjectNames names,
            Watchdog watchdog,
            DeadLetterBudget deadLetters,
            IntakeRejections rejections,
            IntakeMetrics metrics,
            DeliveryListener listener,
            Clock clock) {
        this.submitter = submitter;
        this.names = names;
        this.watchdog = watchdog;
        this.deadLetters = deadLetters;
        this.rejections = rejections;
        this.metrics = metrics;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * @param body the body as received
     * @param headers the request's headers, without credentials
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when something could not be stored: the sender must
     *     retry
     * @throws com.cinemataztic.incidents.tickets.desk.DeskBusy when too much is waiting: the sender must retry
     */
    public Accepted take(byte[] body, Map<String, String> headers) {
        var now = clock.instant();
        return switch (AlertMapping.read(body, names, now)) {
            case WebhookBody.Unreadable(var reason) -> {
                storeDeadLetter(DeadLetter.received(now, reason, headers, body));
                yield new Accepted(0, 0, 0, 1);
            }
            case WebhookBody.Readable readable -> take(readable, body, headers, now);
        };
    }

    private Accepted take(WebhookBody.Readable delivery, byte[] body, Map<String, String> headers, Instant now) {
        watchdog.record(delivery.beats());
        listener.received(delivery.signals(), now);
        var receipt = submitter.report(delivery.signals());
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
                    "Alertmanager left {} alerts out of a webhook: set its max_alerts to 0, as these alerts are"
                            + " lost",
                    delivery.truncated());
        }
        if (delivery.replaced() > 0) {
            LOGGER.warn(
                    "A webhook had {} byte sequences that are not UTF-8; U+FFFD replaces them in its tickets",
                    delivery.replaced());
            metrics.replaced(delivery.replaced());
        }
        var signals = delivery.signals().size();
        var beats = delivery.beats().size();
        metrics.accepted(signals, beats, receipt, delivery.truncated());
        return new Accepted(
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
        return switch (AlertMapping.read(Redelivery.body(kept), names, clock.instant())) {
            case WebhookBody.Unreadable(var reason) -> new Replay.StillUnusable(reason);
            case WebhookBody.Readable delivery -> {
                var receipt = submitter.report(delivery.signals());
                metrics.replayed(delivery.signals().size());
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
    public void rejectTooLarge(Map<String, String> headers, long limit) {
        storeDeadLetter(
                DeadLetter.received(clock.instant(), "body larger than " + limit + " bytes", headers, new byte[0]));
    }

    private void storeDeadLetter(DeadLetter letter) {
        deadLetters.keep(letter);
        metrics.deadLettered();
        var reason = letter.summary().reason();
        LOGGER.warn("A webhook's content is kept as a dead letter: {}", reason);
        rejections.raise("The webhook kept a dead letter: " + reason + ".");
    }
}
