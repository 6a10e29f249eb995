package com.cinemataztic.incidents.alerts.drill;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A drill.
 *
 * @param id its id
 * @param region the region whose chain is tried
 * @param severity the alert's severity: contacts may want severe tickets only
 * @param notifiesOnCall whether the people on call get a mail; otherwise nobody is notified
 * @param startedBy who started it
 * @param startedAt when
 * @param passed when it passed each joint; a joint that it has not passed is missing
 * @param ticket its ticket; null until it is known
 * @param problems what is wrong at a joint, as far as it is known; it may have been passed nevertheless
 * @param finishedAt since when nothing more is expected; null while it runs
 */
public record Drill(
        DrillId id,
        RegionId region,
        Severity severity,
        boolean notifiesOnCall,
        String startedBy,
        Instant startedAt,
        Map<Joint, Instant> passed,
        @Nullable TicketId ticket,
        Map<Joint, List<DrillProblem>> problems,
        @Nullable Instant finishedAt) {

    /** How long the alert fires. Alertmanager ends it by itself, also if the portal is gone by then. */
    public static final Duration FIRES = Duration.ofSeconds(30);

    public Drill {
        passed = Map.copyOf(passed);
        problems = Map.copyOf(problems);
    }

    static Drill start(RegionId region, Severity severity, boolean notifiesOnCall, String by, Instant now) {
        return new Drill(DrillId.random(), region, severity, notifiesOnCall, by, now, Map.of(), null, Map.of(), null);
    }

    /** @return the same, which has passed that joint; a moment that is recorded already stays */
    Drill pass(Joint joint, @Nullable Instant at) {
        if (at == null || passed.containsKey(joint)) {
            return this;
        }
        var more = new HashMap<>(passed);
        more.put(joint, at.truncatedTo(ChronoUnit.MILLIS));
        return new Drill(
                id, region, severity, notifiesOnCall, startedBy, startedAt, more, ticket, problems, finishedAt);
    }

    /** @return the same with these problems at that joint; the first ones stay */
    Drill fail(Joint joint, List<DrillProblem> found) {
        if (found.isEmpty() || problems.containsKey(joint)) {
            return this;
        }
        var more = new HashMap<>(problems);
        more.put(joint, List.copyOf(found));
        return new Drill(id, region, severity, notifiesOnCall, startedBy, startedAt, passed, ticket, more, finishedAt);
    }

    /** @return the same with its ticket */
    Drill open(TicketId opened) {
        return new Drill(
                id, region, severity, notifiesOnCall, startedBy, startedAt, passed, opened, problems, finishedAt);
    }

    /** @return the same, which expects nothing more */
    Drill finish(Instant at) {
        return new Drill(
                id,
                region,
                severity,
                notifiesOnCall,
                startedBy,
                startedAt,
                passed,
                ticket,
                problems,
                at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** @return when the alert ends */
    public Instant endsAt() {
        return startedAt.plus(FIRES);
    }

    /** @return the key of its ticket */
    TicketKey key() {
        var subject = new Subject(region, null, null, null, null, null, id.value());
        return TicketKey.of(Fault.DRILL, subject, new Fingerprint(id.value()));
    }

    /** @return when it passed that joint; empty if it has not */
    public Optional<Instant> at(Joint joint) {
        return Optional.ofNullable(passed.get(joint));
    }

    /** @return how long after its start it passed that joint; empty if it has not */
    public Optional<Duration> took(Joint joint) {
        return at(joint)
                .map(at -> Duration.between(startedAt, at))
                .map(took -> took.isNegative() ? Duration.ZERO : took);
    }
}
