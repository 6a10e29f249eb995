package com.cinemataztic.incidents.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, read strictly: a mistyped name or value is a {@link BadRequest}, never a list of something
 * else. A blank value is none.
 */
public final class Parameters {

    private static final int LONGEST = 400;
    private static final int MOST = 50;

    /** Any moment between is a moment of the store's and of every client's calendar. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Map<String, ? extends Collection<String>> given;

    private Parameters(Map<String, ? extends Collection<String>> given) {
        this.given = given;
    }

    /**
     * @param given the values by name
     * @param known the names that the request may have
     * @throws BadRequest if it has another
     */
    public static Parameters of(Map<String, ? extends Collection<String>> given, Collection<String> known) {
        if (!known.containsAll(given.keySet())) {
            throw new BadRequest(
                    "unknown-parameter",
                    known.isEmpty()
                            ? "There are no parameters here."
                            : "The parameters here are " + String.join(", ", known) + ".");
        }
        return new Parameters(given);
    }

    /** @return the only value; empty when there is none */
    public String text(String name) {
        var values = values(name).toList();
        if (values.size() > 1) {
            throw new BadRequest("bad-" + name, name + " is given once.");
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** @return the values, each given by a parameter of its own */
    public Set<String> texts(String name) {
        return bounded(name, values(name));
    }

    /**
     * @param parse reads one value; empty if it is not valid
     * @param sentence says what is valid
     * @return the values, separated by commas or each given by a parameter of its own
     */
    public <T> Set<T> listed(String name, Function<String, Optional<T>> parse, String sentence) {
        return bounded(
                name,
                values(name)
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .map(word -> parse.apply(word).orElseThrow(() -> new BadRequest("bad-" + name, sentence))));
    }

    /** @return the moment; null when none is given */
    public @Nullable Instant moment(String name) {
        var text = text(name);
        return text.isEmpty() ? null : moment(name, text);
    }

    /**
     * @param name of the parameter, for the sentence
     * @return the moment that the text says
     * @throws BadRequest if it says none
     */
    public static Instant moment(String name, String text) {
        try {
            var moment = Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text));
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException unreadable) {
            // Handled like a moment out of range.
        }
        throw new BadRequest("bad-" + name, name + " is a moment such as 2026-11-25T22:00:00Z.");
    }

    /**
     * @param usual the limit when none is given
     * @param most the largest
     */
    public int limit(int usual, int most) {
        var text = text("limit");
        return text.isEmpty() ? usual : Paging.limit(text, most);
    }

    private Stream<String> values(String name) {
        var values = given.get(name);
        return (values == null ? Stream.<String>empty() : values.stream())
                .map(value -> valid(name, value))
                .filter(value -> !value.isBlank());
    }

    private static String valid(String name, String value) {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest(
                    "bad-" + name,
                    name + " is text of at most " + LONGEST + " characters, without control characters.");
        }
        return value;
    }

    private static <T> Set<T> bounded(String name, Stream<T> values) {
        List<T> all = values.limit(MOST + 1L).toList();
        if (all.size() > MOST) {
            throw new BadRequest("bad-" + name, name + " has at most " + MOST + " values.");
        }
        return new LinkedHashSet<>(all);
    }
}
