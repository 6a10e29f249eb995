package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Silence;
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

/** Every configured Alertmanager, asked together. For the intake, the proofs and the adapter only. */
public interface Alertmanagers {

    /**
     * Asks all of them at once and waits for the slowest, or its time-out.
     *
     * @return what they said; never throws
     */
    Heard ask();

    /** Like {@link #ask()}, and asks each since when it runs and for its silences, too. */
    Heard survey();

    /**
     * An alert in an Alertmanager's list.
     *
     * @param fingerprint which label set
     * @param startsAt its episode; null when the answer does not tell it
     * @param receivers which receivers it is routed to
     * @param silencedBy ids of the silences that cover it
     * @param json the alert as it came
     */
    record Listed(
            Fingerprint fingerprint,
            @Nullable Instant startsAt,
            Set<String> receivers,
            Set<String> silencedBy,
            JsonNode json) {}

    /**
     * What one of them said.
     *
     * @param address where it is
     * @param problem why it can't be believed, for people; empty when it can. An answer without the Watchdog in it is
     *     that of an Alertmanager that has just started and knows nothing yet
     * @param startedAt since when it runs; null when it was not asked or does not tell
     * @param alerts what it lists, silenced or not; empty unless it can be believed
     * @param silences its silences by id; empty when it was not asked
     */
    record Answer(
            URI address,
            String problem,
            @Nullable Instant startedAt,
            Map<Fingerprint, Listed> alerts,
            Map<String, Silence> silences) {

        /** @return whether it can be believed */
        public boolean believed() {
            return problem.isEmpty();
        }
    }

    /** What all of them said at one moment; an answer for each that is configured. */
    record Heard(List<Answer> answers) {

        public Heard {
            answers = List.copyOf(answers);
        }

        /** @return whether there is any answer to go by */
        public boolean anyAnswered() {
            return answers.stream().anyMatch(Answer::believed);
        }

        /** @return whether all that are configured answered; true when none is */
        public boolean allAnswered() {
            return answers.stream().allMatch(Answer::believed);
        }

        /** @return what is wrong with those that can't be believed, for people; empty when all can */
        public String problem() {
            return answers.stream()
                    .filter(answer -> !answer.believed())
                    .findFirst()
                    .map(Answer::problem)
                    .orElse("");
        }

        /** @return whether one of them has this alert */
        public boolean active(Fingerprint fingerprint) {
            return answers.stream().anyMatch(answer -> answer.alerts().containsKey(fingerprint));
        }

        /** @return the alert as the one lists it that knows the latest episode; null when none has it */
        public @Nullable Listed listed(Fingerprint fingerprint) {
            return answers.stream()
                    .map(answer -> answer.alerts().get(fingerprint))
                    .reduce(null, Heard::later);
        }

        /** @return every alert that one of them lists, once, in its latest episode */
        public Collection<Listed> listed() {
            var union = new HashMap<Fingerprint, Listed>();
            answers.forEach(answer -> answer.alerts()
                    .forEach((fingerprint, listed) -> union.merge(
                            fingerprint, listed, (one, other) -> Objects.requireNonNull(later(one, other)))));
            return union.values();
        }

        /** @return the silence that covers the alert wherever it is listed; null when one lists it unsilenced */
        public @Nullable Silence silence(Fingerprint fingerprint) {
            Silence longest = null;
            for (var answer : answers) {
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
