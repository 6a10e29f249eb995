package com.cinemataztic.incidents.alerts.drill;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong at a joint.
 *
 * @param arguments what the text names, in its order
 */
public record DrillProblem(Kind kind, List<String> arguments) {

    /** What is wrong. */
    public enum Kind {
        /** An Alertmanager, a status of HTTP, its answer. */
        NOT_ACCEPTED("not-accepted", "drill.problem.not-accepted"),
        /** An Alertmanager. */
        NO_ANSWER("no-answer", "drill.problem.no-answer"),
        /** A recipient, and what the mail server said. */
        MAIL_NOT_ACCEPTED("mail-not-accepted", "drill.problem.mail-not-accepted"),
        /** The portal keeps its mails. */
        MAIL_KEPT("mail-kept", "drill.problem.mail-kept"),
        /** A sentence: drills from before 2026-12-07 have nothing else. */
        SENTENCE("sentence", "drill.problem.sentence");

        private final String word;
        private final String key;

        Kind(String word, String key) {
            this.word = word;
            this.key = key;
        }

        /** @return the stored word; it never changes */
        public String word() {
            return word;
        }

        /** @return empty if this version does not know the word */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    public DrillProblem {
        arguments = List.copyOf(arguments);
    }

    public static DrillProblem of(Kind kind, String... arguments) {
        return new DrillProblem(kind, List.of(arguments));
    }

    private Explanation explanation() {
        return Explanation.of(kind.key, arguments.toArray());
    }

    /** @return all of them in the language of the reader's page */
    public static String text(Collection<DrillProblem> problems) {
        return problems.stream().map(each -> each.explanation().text()).collect(Collectors.joining("; "));
    }

    /** @return all of them in English */
    public static String english(Collection<DrillProblem> problems) {
        return problems.stream().map(each -> each.explanation().english()).collect(Collectors.joining("; "));
    }
}
