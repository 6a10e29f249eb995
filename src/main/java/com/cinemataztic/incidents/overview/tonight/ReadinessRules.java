package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.overview.tonight.Readiness.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides whether a screen is ready for its next show. Pure. Whatever is not proven is not ready. */
final class ReadinessRules {

    private ReadinessRules() {}

    /**
     * What is known about a screen.
     *
     * @param schedule its shows; null: never reported
     * @param machines the states of all machines that stand there
     * @param hasTicket whether a live ticket is about it
     * @param isMaintained whether a planned window covers it at a moment
     * @param isBlind whether monitoring does not see everything now
     */
    record Facts(
            @Nullable Schedule schedule,
            Collection<Machine.State> machines,
            boolean hasTicket,
            Predicate<Instant> isMaintained,
            boolean isBlind) {

        Facts {
            machines = List.copyOf(machines);
        }
    }

    /**
     * The judgement on a screen.
     *
     * @param showAt the beginning of its next show; null: in progress or not known
     * @param showUntil the end of the show in progress; null: there is none
     */
    record Judgement(
            Reason reason,
            @Nullable Instant showAt,
            @Nullable Instant showUntil) {}

    /** @return the judgement; empty if the screen is known to have no show before {@code until} */
    static Optional<Judgement> judge(Facts facts, Instant now, Instant until) {
        var schedule = facts.schedule();
        var showUntil = schedule == null ? null : schedule.inProgressUntil(now);
        var next = schedule == null || showUntil != null ? null : schedule.nextAfter(now);
        if (next != null && !next.isBefore(until)) {
            return Optional.empty();
        }
        return Optional.of(new Judgement(reason(facts, next, next != null || showUntil != null, now), next, showUntil));
    }

    private static Reason reason(Facts facts, @Nullable Instant next, boolean hasShow, Instant now) {
        if (facts.isMaintained().test(now)
                || next != null && facts.isMaintained().test(next)) {
            return Reason.WINDOW;
        }
        if (facts.hasTicket()) {
            return Reason.TICKET;
        }
        var listed = facts.machines().stream()
                .filter(state -> state != Machine.State.GONE)
                .toList();
        if (listed.contains(Machine.State.FAULTY)) {
            return Reason.FAULT;
        }
        if (facts.isBlind()) {
            return Reason.BLIND;
        }
        if (listed.isEmpty()) {
            return Reason.NO_MACHINE;
        }
        if (listed.contains(Machine.State.UNKNOWN)) {
            return Reason.NO_DATA;
        }
        return hasShow ? Reason.PROVEN : Reason.NO_SCHEDULE;
    }
}
