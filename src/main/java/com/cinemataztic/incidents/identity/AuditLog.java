package com.cinemataztic.incidents.identity;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Records who changed what of accounts, tokens, regions, contacts, settings and views of others, and makes the change. */
public interface AuditLog {

    /**
     * A change.
     *
     * @param who who makes it
     * @param what its kind
     * @param subject what is changed: the name or id of an account, a token, a region ...
     * @param before the values that change, by their names for people, as they were; never a secret or a hash
     * @param after the same as they become
     */
    record Change(Actor who, Kind what, String subject, Map<String, String> before, Map<String, String> after) {

        /** Keeps only the values that differ. */
        public Change {
            var beforeAll = Map.copyOf(before);
            var afterAll = Map.copyOf(after);
            before = without(beforeAll, afterAll);
            after = without(afterAll, beforeAll);
        }

        private static Map<String, String> without(Map<String, String> values, Map<String, String> same) {
            var kept = new TreeMap<>(values);
            kept.entrySet().removeAll(same.entrySet());
            return Map.copyOf(kept);
        }
    }

    /**
     * Records the change, then makes it. The entry is stored before, so that no change is made without one, and it is
     * marked as done or rejected afterwards. If that mark cannot be written, the entry stays unconfirmed.
     *
     * @param make makes the change
     * @param made whether its result means that the change was made
     * @return the result of {@code make}
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the entry could not be stored; then nothing changed
     */
    <T> T record(Change change, Supplier<T> make, Predicate<T> made);

    /**
     * The same for a change that returns whether it was made.
     *
     * @return whether the change was made
     */
    default boolean record(Change change, BooleanSupplier make) {
        return record(change, make::getAsBoolean, made -> made);
    }

    /** What is changed. The words are stored, sent and used in addresses: they never change. */
    enum Kind {
        ACCOUNT_ADDED("account-added"),
        ACCOUNT_CHANGED("account-changed"),
        SESSION_ENDED("session-ended"),
        SESSIONS_ENDED("sessions-ended"),
        TOKEN_CREATED("token-created"),
        TOKEN_CHANGED("token-changed"),
        TOKEN_REVOKED("token-revoked"),
        REGION_ACCEPTED("region-accepted"),
        REGION_CHANGED("region-changed"),
        REGION_DISMISSED("region-dismissed"),
        CONTACT_ADDED("contact-added"),
        CONTACT_CHANGED("contact-changed"),
        CONTACT_DELETED("contact-deleted"),
        ROTA_CHANGED("rota-changed"),
        CINEMA_CHANGED("cinema-changed"),
        DAILY_MAIL_CHANGED("daily-mail-changed"),
        WEBHOOK_REDELIVERED("webhook-redelivered"),
        WEBHOOK_TESTED("webhook-tested"),
        DEAD_LETTER_REPLAYED("dead-letter-replayed"),
        DEAD_LETTER_DELETED("dead-letter-deleted"),
        DRILL_STARTED("drill-started"),
        SAVED_VIEW_REMOVED("saved-view-removed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** @return the stored word */
        public String word() {
            return word;
        }
    }
}
