package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Queries every configured Alertmanager at once. Used only by the intake, the health proofs and the adapter. */
public interface Alertmanagers {

    /**
     * Lists the alerts of all of them at once. Waits for the slowest, or its time-out.
     *
     * @return their answers; never throws
     */
    Answers list();

    /** Like {@link #list()}, but also queries each one's start time and silences. */
    Answers snapshot();

    /**
     * An alert in an Alertmanager's list.
     *
     * @param fingerprint identifies the label set
     * @param startsAt start of its episode; null when the answer does not contain it
     * @param receivers the receivers it is routed to
     * @param silencedBy ids of the silences that cover it
     * @param json the alert as received
     */
    record Listed(
            Fingerprint fingerprint,
            @Nullable Instant startsAt,
            Set<String> receivers,
            Set<String> silencedBy,
            JsonNode json) {}

    /**
     * The answer of one Alertmanager.
     *
     * @param address its address
     * @param problem why the answer is not trusted; none when it is. An answer without the Watchdog comes
     *     from an Alertmanager that has just started and knows nothing yet
     * @param startedAt when it started; null when it was not queried or did not report it
     * @param alerts the alerts it lists, silenced or not; empty unless the answer is trusted
     * @param silences its silences by id; empty when they were not queried
     */
    record Answer(
            URI address,
            Explanation problem,
            @Nullable Instant startedAt,
            Map<Fingerprint, Listed> alerts,
            Map<String, Silence> silences) {

        /** @return whether the answer is trusted */
        public boolean trusted() {
            return problem.isEmpty();
        }
    }

    /** The answers of all configured Alertmanagers to one query, one for each. */
    record Answers(List<Answer> all) {

        public Answers {
            all = List.copyOf(all);
        }

        /** @return whether at least one answer is trusted */
        public boolean anyAnswered() {
            return all.stream().anyMatch(Answer::trusted);
        }

        /** @return whether every configured Alertmanager gave a trusted answer; true when none is configured */
        public boolean allAnswered() {
            return all.stream().allMatch(Answer::trusted);
        }

        /** @return the problem of the first answer that is not trusted; none when all are trusted */
        public Explanation problem() {
            return all.stream()
                    .filter(answer -> !answer.trusted())
                    .findFirst()
                    .map(Answer::problem)
                    .orElse(Explanation.NONE);
        }

        /** @return whether at least one of them lists this alert */
        public boolean active(Fingerprint fingerprint) {
            return all.stream().anyMatch(answer -> answer.alerts().containsKey(fingerprint));
        }

        /** @return the alert in the latest episode that any of them lists; null when none lists it */
        public @Nullable Listed listed(Fingerprint fingerprint) {
            return all.stream().map(answer -> answer.alerts().get(fingerprint)).reduce(null, Answers::later);
        }

        /** @return every alert listed by at least one of them, once, in its latest episode */
        public Collection<Listed> listed() {
            var union = new HashMap<Fingerprint, Listed>();
            all.forEach(answer -> answer.alerts()
                    .forEach((fingerprint, listed) -> union.merge(
                            fingerprint, listed, (one, other) -> Objects.requireNonNull(later(one, other)))));
            return union.values();
        }

        /**
         * @return the silence that covers the alert in every list that has it, the longest of several; null when one lists
         *     it unsilenced
         */
        public @Nullable Silence silence(Fingerprint fingerprint) {
            Silence longest = null;
            for (var answer : all) {
                var listed = answer.alerts().get(fingerprint);
                if (listed == null) {
                    continue;
                }
                if (listed.silencedBy().isEmpty()) {
                    return null;
                }
                for (var id : listed.silencedBy()) {
                    var silence = answer.silences().get(id);
                    if (silence != null && (longest == null || silence.until().isAfter(longest.until()))) {
                        longest = silence;
                    }
                }
            }
            return longest;
        }

        private static @Nullable Listed later(@Nullable Listed one, @Nullable Listed other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.startsAt() == null
                            || other.startsAt() != null && other.startsAt().isAfter(one.startsAt())
                    ? other
                    : one;
        }
    }
}
