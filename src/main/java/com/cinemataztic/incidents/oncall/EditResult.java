package com.cinemataztic.incidents.oncall;

/**
 * What came of a change of contacts or rotas.
 *
 * @param <T> what was to be changed
 */
public sealed interface EditResult<T> {

    /** It is done and kept. @param value as it is kept now, or was when it was removed */
    record Done<T>(T value) implements EditResult<T> {}

    /** Nothing changed. @param reason a sentence for the person who asked */
    record Refused<T>(String reason) implements EditResult<T> {}

    /** Nothing changed: somebody else changed it since it was looked at. @param present as it is now */
    record Stale<T>(T present) implements EditResult<T> {}
}
