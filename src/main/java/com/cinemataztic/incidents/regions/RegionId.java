package com.cinemataztic.incidents.regions;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A market's id, e.g. {@code new-zealand}.
 *
 * @param value kebab-case ASCII, 1 to 40 characters
 */
public record RegionId(String value) implements Comparable<RegionId> {

    private static final int LONGEST = 40;
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern GAPS = Pattern.compile("[\\s_]+");

    /** The region of a ticket whose region is unknown: every operator sees the ticket. */
    public static final RegionId UNASSIGNED = new RegionId("unassigned");

    public RegionId {
        if (value.isEmpty()
                || value.length() > LONGEST
                || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a region id: kebab-case of 1 to " + LONGEST + " characters wanted");
        }
    }

    /**
     * Parses a region as people and labels write it.
     *
     * @param text e.g. {@code New Zealand}, {@code new_zealand}, null
     * @return the id; empty when the text is not one
     */
    public static Optional<RegionId> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        var kebab = GAPS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        return SYNTAX.matcher(kebab).matches() ? Optional.of(new RegionId(kebab)) : Optional.empty();
    }

    @Override
    public int compareTo(RegionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
