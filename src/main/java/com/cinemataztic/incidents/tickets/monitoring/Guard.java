package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One condition of the proof of health, as it stands at one moment.
 *
 * @param name which
 * @param problem what is wrong; none when the condition is met
 * @param count how many of {@code of} have the alert, for {@link Name#ALERTMANAGERS}; else 0
 * @param of how many were queried, for {@link Name#ALERTMANAGERS}; else 0
 * @param at when the source last spoke; null when that is not known
 */
public record Guard(
        Name name,
        Explanation problem,
        int count,
        int of,
        @Nullable Instant at) {

    /** The conditions, in the order in which they are checked. */
    public enum Name {
        /** All sources were polled since, and recently. */
        POLL,
        /** Prometheus evaluates rules and every Alertmanager answers. */
        MONITORING,
        /** No Alertmanager lists the alerts. */
        ALERTMANAGERS,
        /** Prometheus itself lists none of them as pending or firing. */
        PROMETHEUS,
        /** The rule of each alert is evaluated. */
        RULES,
        /** Exporter and vendor answer. */
        MACHINES,
        /** The vendor has newer data of the machine. */
        MACHINE_DATA
    }

    /** @return a condition that has nothing to count */
    public static Guard of(Name name, Explanation problem, @Nullable Instant at) {
        return new Guard(name, problem, 0, 0, at);
    }

    /** @return whether the condition is met */
    public boolean met() {
        return problem.isEmpty();
    }
}
