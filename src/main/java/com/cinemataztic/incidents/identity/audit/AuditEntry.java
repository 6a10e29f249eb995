package com.cinemataztic.incidents.identity.audit;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog.Change;
import com.cinemataztic.incidents.platform.SafeText;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One change in the audit log.
 *
 * @param id its id
 * @param at when it was asked for, to the millisecond
 * @param who the name of the account or token, or {@code system}
 * @param by what {@code who} names
 * @param what the word of its kind, see {@link com.cinemataztic.incidents.identity.AuditLog.Kind}
 * @param subject what is changed
 * @param before the values that change, by name, as they were; empty for what is new
 * @param after the same as they became; empty for what is deleted
 * @param result whether the change was made
 */
public record AuditEntry(
        String id,
        Instant at,
        String who,
        By by,
        String what,
        String subject,
        SortedMap<String, String> before,
        SortedMap<String, String> after,
        Result result) {

    /** Longer subjects and values are cut. */
    static final int LONGEST = 500;

    public AuditEntry {
        before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
    }

    /** Who made a change. */
    public enum By {
        /** A person with an account. */
        PERSON("person"),
        /** A program with an API token. */
        TOKEN("token"),
        /** The portal itself, for example after the identity provider. */
        SYSTEM("system");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** @return the word that is stored and sent */
        public String word() {
            return word;
        }

        static By of(Actor actor) {
            return actor.token() != null ? TOKEN : actor.isSystem() ? SYSTEM : PERSON;
        }
    }

    /** Whether a change was made. */
    public enum Result {
        /** It was made. */
        DONE("done"),
        /** It was not made, for example because somebody else changed the same thing first. */
        REJECTED("rejected"),
        /** It was asked for. The portal or its store stopped before it was confirmed. */
        UNCONFIRMED("unconfirmed");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        /** @return the word that is stored and sent */
        public String word() {
            return word;
        }
    }

    /** @return the entry of a change that is about to be made */
    static AuditEntry of(Change change, String id, Instant at) {
        return new AuditEntry(
                id,
                at,
                change.who().name(),
                By.of(change.who()),
                change.what().word(),
                SafeText.line(change.subject(), LONGEST),
                bounded(change.before()),
                bounded(change.after()),
                Result.UNCONFIRMED);
    }

    private static SortedMap<String, String> bounded(Map<String, String> values) {
        var bounded = new TreeMap<String, String>();
        values.forEach((name, value) -> bounded.put(name, SafeText.line(value, LONGEST)));
        return bounded;
    }
}
