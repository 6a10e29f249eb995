package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.text.Explanation;

/**
 * The result of a change of contacts or rotas.
 *
 * @param <T> the type that was to be changed
 */
public sealed interface EditResult<T> {

    /**
     * The change is stored.
     *
     * @param value as stored now, or as it was before its removal
     */
    record Done<T>(T value) implements EditResult<T> {}

    /**
     * Nothing changed.
     *
     * @param reason for the person who asked
     */
    record Rejected<T>(Explanation reason) implements EditResult<T> {}

    /**
     * Nothing changed: another person changed it since it was read.
     *
     * @param present its current state
     */
    record Stale<T>(T present) implements EditResult<T> {}
}
