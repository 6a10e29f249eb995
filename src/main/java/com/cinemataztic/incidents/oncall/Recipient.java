package com.cinemataztic.incidents.oncall;

import org.jspecify.annotations.Nullable;

/**
 * A person to notify, and why.
 *
 * @param contact who is notified
 * @param reason why
 * @param inPlaceOf the contact outside whose hours they stand in; null: for nobody
 */
public record Recipient(
        Contact contact, Reason reason, @Nullable ContactId inPlaceOf) {

    /** Why somebody is notified. */
    public enum Reason {
        /** They are on call. */
        ON_CALL,
        /** They are a contact of the region or the cinema. */
        CONTACT,
        /** Nobody else would be notified. */
        FALLBACK
    }
}
