package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.identity.DoorRefused;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.LiveBoard;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketDesk;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says on the board that the intake refuses something: one ticket, however much is refused, until a person closes it.
 * Alerts may be getting lost at the door, and nobody would see it otherwise.
 */
@Component
class IntakeRefusals {

    private static final Logger LOGGER = LoggerFactory.getLogger(IntakeRefusals.class);
    private static final String WEBHOOK = "/api/alertmanager/webhook";
    private static final Fingerprint FINGERPRINT = new Fingerprint("portal:intake-refuses");
    private static final Subject SUBJECT =
            new Subject(RegionId.UNASSIGNED, null, null, null, null, null, "incidents-portal");
    private static final TicketKey KEY = TicketKey.of("intake-refuses", SUBJECT, FINGERPRINT);

    private final TicketDesk desk;
    private final LiveBoard board;
    private final IntakeFigures figures;
    private final Clock clock;
    private final AtomicBoolean raising = new AtomicBoolean();

    IntakeRefusals(TicketDesk desk, LiveBoard board, IntakeFigures figures, Clock clock) {
        this.desk = desk;
        this.board = board;
        this.figures = figures;
        this.clock = clock;
    }

    @EventListener
    void on(DoorRefused refused) {
        if (refused.path().equals(WEBHOOK)) {
            figures.unauthorized();
            raise("A webhook without a valid token came from " + refused.remote());
        }
    }

    /** Raises the ticket unless it is up already. Returns at once: whoever was refused must not be kept waiting. */
    void raise(String why) {
        if (board.live(KEY) != null || !raising.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("intake-refuses").start(() -> {
            try {
                desk.report(List.of(signal(why)), false);
            } catch (RuntimeException storeDown) {
                LOGGER.error("The intake refuses something and no ticket can say so: {}", storeDown.getMessage());
            } finally {
                raising.set(false);
            }
        });
    }

    private Signal signal(String why) {
        var fault = new Fault(
                "intake-refuses",
                "The webhook refuses what it is sent: alerts may be missing",
                Texts.block(why, 1_000)
                        + "\nAlerts of any machine or host may be among what is refused; their tickets are neither opened nor"
                        + " closed.\nCheck Alertmanager's credentials_file against PORTAL_WEBHOOK_TOKEN and its max_alerts and"
                        + " body size. Close this ticket when it is mended; the next refusal opens a new one.",
                null,
                null);
        return new Signal.Firing(
                KEY,
                FINGERPRINT,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                SUBJECT,
                fault,
                Severity.CRITICAL,
                null,
                Map.of("alertname", "IntakeRefuses"),
                Origin.SYSTEM,
                true);
    }
}
