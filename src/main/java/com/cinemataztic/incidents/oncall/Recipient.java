package com.cinemataztic.incidents.oncall;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to be told, and why.
 *
 * @param contact who is told
 * @param reason why it is them
 * @param inPlaceOf for whom they stand in outside of that one's hours; null: for nobody
 */
public record Recipient(
        Contact contact, Reason reason, @Nullable ContactId inPlaceOf) {

    /** Why somebody is told. */
    public enum Reason {
        /** It is their turn. */
        ON_CALL,
        /** They are a contact of the region or the cinema. */
        CONTACT,
        /** Nobody else would be told. */
        DEFAULT
    }
}
