package com.cinemataztic.incidents.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps an attack off in the templates of nginx, and how to take it out. */
record Protection(String name, List<Edit> edits) {

    /**
     * A change of one template.
     *
     * @param file below {@code ops/nginx/templates}, without {@code .template}
     */
    record Edit(String file, UnaryOperator<String> change) {}

    /** @return these lines, which are taken out; each is named by its beginning, with one space between words */
    static Protection lines(String file, String... beginnings) {
        return new Protection(
                file + ": " + String.join(", ", beginnings),
                Arrays.stream(beginnings)
                        .map(beginning -> new Edit(file, text -> without(beginning, file, text)))
                        .toList());
    }

    /** @return this text, which becomes another one */
    static Protection text(String file, String text, String otherwise) {
        return new Protection(file + ": " + text, List.of(replacing(file, text, otherwise)));
    }

    /** @return both; either would be enough */
    Protection and(Protection other) {
        return new Protection(
                name + " and " + other.name,
                Stream.concat(edits.stream(), other.edits.stream()).toList());
    }

    /** @return the same, named by what it does */
    Protection named(String what) {
        return new Protection(what, edits);
    }

    private static Edit replacing(String file, String text, String otherwise) {
        return new Edit(file, content -> {
            if (!content.contains(text)) {
                throw new IllegalStateException(file + " has no \"" + text + "\"");
            }
            return content.replace(text, otherwise);
        });
    }

    private static String without(String beginning, String file, String text) {
        var rest = text.lines()
                .filter(line -> !line.strip().replaceAll("\\s+", " ").startsWith(beginning))
                .collect(Collectors.joining("\n", "", "\n"));
        if (rest.lines().count() == text.lines().count()) {
            throw new IllegalStateException(file + " has no line \"" + beginning + "\"");
        }
        return rest;
    }
}
