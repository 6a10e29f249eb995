package com.cinemataztic.incidents.alerts.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a drill has come at one moment. Pure.
 *
 * @param steps every joint, in order
 */
public record DrillProgress(List<Step> steps) {

    /** The state of a joint. */
    public enum State {
        /** The drill passed it. */
        PASSED,
        /** The drill may still pass it in time. */
        WAITING,
        /** The drill did not pass it in time, or it failed. */
        FAILED,
        /** An earlier joint has to come first. */
        NOT_REACHED,
        /** It is not part of this drill. */
        SKIPPED
    }

    /**
     * One joint.
     *
     * @param took how long after the start of the drill it was passed; null unless it was
     */
    public record Step(Joint joint, State state, @Nullable Duration took) {}

    public DrillProgress {
        steps = List.copyOf(steps);
    }

    /** @return the progress at that moment; of a finished drill, the progress when it finished */
    public static DrillProgress of(Drill drill, Instant now) {
        var finishedAt = drill.finishedAt();
        var at = finishedAt == null ? now : finishedAt;
        return new DrillProgress(Arrays.stream(Joint.values())
                .map(joint -> new Step(
                        joint, state(drill, joint, at), drill.took(joint).orElse(null)))
                .toList());
    }

    private static State state(Drill drill, Joint joint, Instant now) {
        if (drill.at(joint).isPresent()) {
            return State.PASSED;
        }
        if (joint == Joint.MAILED && !drill.notifiesOnCall()) {
            return State.SKIPPED;
        }
        if (drill.problems().containsKey(joint)) {
            return State.FAILED;
        }
        return from(drill, joint)
                .map(from -> now.isBefore(from.plus(joint.limit())) ? State.WAITING : State.FAILED)
                .orElse(State.NOT_REACHED);
    }

    /** The moment from which the limit counts; empty while an earlier joint has to come first. */
    private static Optional<Instant> from(Drill drill, Joint joint) {
        return switch (joint) {
            case POSTED -> Optional.of(drill.startedAt());
            case RECEIVED -> drill.at(Joint.POSTED);
            case OPENED -> drill.at(Joint.RECEIVED);
            case SHOWN, MAILED -> drill.at(Joint.OPENED);
            case CLOSED -> drill.at(Joint.OPENED).map(opened -> later(opened, drill.endsAt()));
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** @return the first joint that failed; empty when none did */
    public Optional<Joint> failed() {
        return steps.stream()
                .filter(step -> step.state() == State.FAILED)
                .map(Step::joint)
                .findFirst();
    }

    /** @return whether nothing more is expected */
    public boolean isOver() {
        return steps.stream().noneMatch(step -> step.state() == State.WAITING);
    }
}
