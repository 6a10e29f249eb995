package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of tickets: a person, or the address of a group.
 *
 * @param id what rotas and stand-ins know it by
 * @param name for people and for the mail's head
 * @param email where it is told
 * @param language the language it is told in, a BCP 47 tag
 * @param threshold told of this and worse
 * @param regions whose tickets it is told of; none: only what a shift, a stand-in's place, cinemas or being the default
 *     brings
 * @param cinemas if any, it is told of these cinemas' tickets only, wherever they are
 * @param hours when it may be told; null: always
 * @param standIn who is told outside of its hours; null: it is told all the same
 * @param lead whether it is told when whoever was told first did nothing
 * @param isDefault whether it is told of all that nobody else is told of
 * @param version counts the changes; 0: not kept yet
 */
public record Contact(
        ContactId id,
        String name,
        EmailAddress email,
        String language,
        Severity threshold,
        Set<RegionId> regions,
        Set<String> cinemas,
        @Nullable WorkingHours hours,
        @Nullable ContactId standIn,
        boolean lead,
        boolean isDefault,
        long version) {

    /** Longer names are refused. */
    public static final int LONGEST_NAME = 80;

    /** Unless another is given. */
    public static final String USUAL_LANGUAGE = "en";

    /** So many cinemas may be named; whoever has more has a region. */
    public static final int MOST_CINEMAS = 200;

    private static final int LONGEST_CINEMA = 100;
    private static final Pattern CINEMA = Pattern.compile("[^\\s\\p{Cntrl},;|/]+");

    public Contact {
        regions = Set.copyOf(regions);
        cinemas = Set.copyOf(cinemas);
    }

    /** @return what is wrong with it taken alone, for people; empty when nothing is */
    public Optional<String> fault() {
        if (name.isBlank() || name.length() > LONGEST_NAME || !isOneLine(name)) {
            return Optional.of("A name has 1 to " + LONGEST_NAME + " characters on one line.");
        }
        if (!isLanguage(language)) {
            return Optional.of("A language is a tag like da, nb, en-IE.");
        }
        if (cinemas.size() > MOST_CINEMAS) {
            return Optional.of("At most " + MOST_CINEMAS + " cinemas; for more give the region.");
        }
        if (cinemas.stream()
                .anyMatch(cinema -> cinema.length() > LONGEST_CINEMA
                        || !CINEMA.matcher(cinema).matches())) {
            return Optional.of("A cinema is given by its id, like dk-001.");
        }
        if (hours != null && hours.days().isEmpty()) {
            return Optional.of("Working hours need at least one day.");
        }
        if (standIn != null && hours == null) {
            return Optional.of("A stand-in is for the time outside of working hours: give the hours, too.");
        }
        return id.equals(standIn) ? Optional.of("Nobody stands in for themselves.") : Optional.empty();
    }

    /** @return whether it is told of tickets of this place by itself */
    boolean covers(RegionId region, @Nullable String cinemaId) {
        return cinemas.isEmpty() ? regions.contains(region) : cinemaId != null && cinemas.contains(cinemaId);
    }

    boolean isToldOf(Severity severity) {
        return severity.compareTo(threshold) >= 0;
    }

    boolean worksAt(Instant at) {
        return hours == null || hours.include(at);
    }

    Contact with(ContactId otherId, long otherVersion) {
        return new Contact(
                otherId,
                name,
                email,
                language,
                threshold,
                regions,
                cinemas,
                hours,
                standIn,
                lead,
                isDefault,
                otherVersion);
    }

    /** A name goes into a mail's head: whatever could end a line there is no part of it. */
    private static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        });
    }

    private static boolean isLanguage(String tag) {
        var locale = Locale.forLanguageTag(tag);
        var letters = locale.getLanguage().length();
        return locale.toLanguageTag().equalsIgnoreCase(tag) && (letters == 2 || letters == 3);
    }
}
