package com.cinemataztic.incidents.alerts.intake;

/** What came of taking a dead letter in again. Only of a {@link Replayed} letter is nothing kept any more. */
public sealed interface Replay {

    /**
     * All of it is durable, and the letter is gone.
     *
     * @param alerts alerts that were taken in
     * @param opened tickets opened by them
     * @param changed tickets changed otherwise
     */
    record Replayed(int alerts, int opened, int changed) implements Replay {}

    /** The letter stays; what of it could be used was. @param reason why not all of it can be used now */
    record StillUnusable(String reason) implements Replay {}

    /** The letter stays: its body was too large to be kept, or none came, so there is nothing to take in. */
    record Empty() implements Replay {}

    /** The letter stays: only the beginning of its body was kept, so the alerts in it can't be told. */
    record Truncated() implements Replay {}

    /** There is no such letter; somebody else may have replayed or deleted it. */
    record NotFound() implements Replay {}

    /** Letters are the admins'. */
    record NotAllowed() implements Replay {}
}
