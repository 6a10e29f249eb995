package com.cinemataztic.incidents.alerts.intake;

/** The result of replaying a dead letter. Only a {@link Replayed} dead letter is removed. */
public sealed interface Replay {

    /**
     * All of it is durable, and the dead letter is removed.
     *
     * @param alerts alerts accepted
     * @param opened tickets opened by them
     * @param changed tickets changed otherwise
     */
    record Replayed(int alerts, int opened, int changed) implements Replay {}

    /**
     * The dead letter stays; its usable alerts were processed.
     *
     * @param reason why not all of it can be used now
     */
    record StillUnusable(String reason) implements Replay {}

    /**
     * The dead letter stays: there is nothing to process, because its body was too large to be kept or none was sent.
     */
    record Empty() implements Replay {}

    /** The dead letter stays: only the beginning of its body was kept, so its alerts cannot be read. */
    record Truncated() implements Replay {}

    /** There is no such dead letter; somebody else may have replayed or deleted it. */
    record NotFound() implements Replay {}

    /** Only admins may replay dead letters. */
    record NotAllowed() implements Replay {}
}
