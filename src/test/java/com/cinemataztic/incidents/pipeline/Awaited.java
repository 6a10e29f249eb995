package com.cinemataztic.incidents.pipeline;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Fault;
import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what the pipeline does by itself, no longer than it may take. */
final class Awaited {

    /** The fast pace takes ten seconds for a ticket and forty for its closing; a busy machine takes longer. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

    private static final Duration GLANCE = Duration.ofMillis(400);

    private final Pipeline pipeline;

    Awaited(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** @return the live ticket of that machine's screen and that fault, once there is one */
    SeenTicket ticket(Machine machine, Fault fault) {
        var what = fault.errorId + " at " + machine.cinemaId() + "/" + machine.screenId();
        return first(
                what,
                ticket -> ticket.isOf(machine)
                        && machine.machineId().equals(ticket.machineId())
                        && ticket.errorId().equals(fault.errorId));
    }

    /** @return the live ticket of that error, once there is one */
    SeenTicket ticket(String errorId) {
        return first(errorId, ticket -> ticket.errorId().equals(errorId));
    }

    /** @return the ticket as it is once it is as wanted */
    SeenTicket ticket(SeenTicket ticket, String wanted, Predicate<SeenTicket> isSo) {
        var last = new AtomicReference<>(ticket);
        try {
            awaited(ticket.id() + " " + wanted).until(() -> {
                last.set(pipeline.portal().ticket(ticket.id()));
                return isSo.test(last.get());
            });
        } catch (ConditionTimeoutException never) {
            throw new AssertionError(never.getMessage() + " It is " + last.get(), never);
        }
        return last.get();
    }

    /** Looks at the ticket again and again, and fails as soon as it is not as it must be throughout. */
    void staysFor(Duration duration, SeenTicket ticket, Predicate<SeenTicket> isSo) {
        var last = new AtomicReference<>(ticket);
        var end = System.nanoTime() + duration.toNanos();
        awaited(duration + " pass").timeout(duration.plus(TIME_LIMIT)).until(() -> {
            last.set(pipeline.portal().ticket(ticket.id()));
            if (!isSo.test(last.get())) {
                throw new AssertionError("did not stay as it must, but is " + last.get());
            }
            return System.nanoTime() > end;
        });
    }

    /** @return the live tickets of the machine's screen, now */
    List<SeenTicket> liveTicketsOf(Machine machine) {
        return pipeline.portal().tickets().stream()
                .filter(ticket -> ticket.live() && ticket.isOf(machine))
                .toList();
    }

    /** Waits until Alertmanager has sent that many since it started. */
    void webhooks(int sent) {
        awaited(sent + " webhooks").until(() -> pipeline.webhooksSent() >= sent);
    }

    private SeenTicket first(String what, Predicate<SeenTicket> isIt) {
        return awaited("a ticket: " + what)
                .until(
                        () -> pipeline.portal().tickets().stream()
                                .filter(SeenTicket::live)
                                .filter(isIt)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static ConditionFactory awaited(String what) {
        return await(what).atMost(TIME_LIMIT).pollDelay(Duration.ZERO).pollInterval(GLANCE);
    }
}
