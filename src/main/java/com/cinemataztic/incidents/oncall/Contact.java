package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A recipient of notifications: a person, or the address of a group.
 *
 * @param id how rotas and stand-ins refer to it
 * @param name for people and for mail headers
 * @param email where it is notified
 * @param language of its notifications, a BCP 47 tag
 * @param threshold the lowest severity of its notifications
 * @param regions the regions whose tickets it receives; empty: only those that come with a shift, as a stand-in, by its
 *     cinemas or as fallback contact
 * @param cinemas if not empty, it receives only these cinemas' tickets, in any region
 * @param hours when it may be notified; null: always
 * @param standIn who is notified outside its hours; null: it is notified at any time
 * @param lead whether it is the next escalation level, notified when the first did nothing
 * @param isFallback whether it is a fallback contact, notified when nobody else is
 * @param version counts the changes; 0: not stored yet
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
        boolean isFallback,
        long version) {

    /** Longer names are rejected. */
    public static final int LONGEST_NAME = 80;

    /** The language if none is given. */
    public static final String USUAL_LANGUAGE = "en";

    /** The most cinemas of one contact; for more, give it a region. */
    public static final int MOST_CINEMAS = 200;

    private static final int LONGEST_CINEMA = 100;
    private static final Pattern CINEMA = Pattern.compile("[^\\s\\p{Cntrl},;|/]+");

    public Contact {
        regions = Set.copyOf(regions);
        cinemas = Set.copyOf(cinemas);
    }

    /** @return what is wrong with it taken alone; empty when nothing is */
    public Optional<Explanation> fault() {
        if (name.isBlank() || name.length() > LONGEST_NAME || !isOneLine(name)) {
            return Optional.of(Explanation.of("contact.rejected.name", LONGEST_NAME));
        }
        if (!isLanguage(language)) {
            return Optional.of(Explanation.of("contact.rejected.language"));
        }
        if (cinemas.size() > MOST_CINEMAS) {
            return Optional.of(Explanation.of("contact.rejected.cinemas", MOST_CINEMAS));
        }
        if (cinemas.stream()
                .anyMatch(cinema -> cinema.length() > LONGEST_CINEMA
                        || !CINEMA.matcher(cinema).matches())) {
            return Optional.of(Explanation.of("contact.rejected.cinema"));
        }
        if (hours != null && hours.days().isEmpty()) {
            return Optional.of(Explanation.of("contact.rejected.days"));
        }
        if (standIn != null && hours == null) {
            return Optional.of(Explanation.of("contact.rejected.stand-in-hours"));
        }
        return id.equals(standIn) ? Optional.of(Explanation.of("contact.rejected.own-stand-in")) : Optional.empty();
    }

    /** @return whether it receives tickets of this place in its own right */
    boolean covers(RegionId region, @Nullable String cinemaId) {
        return cinemas.isEmpty() ? regions.contains(region) : cinemaId != null && cinemas.contains(cinemaId);
    }

    boolean isNotifiedOf(Severity severity) {
        return severity.compareTo(threshold) >= 0;
    }

    boolean worksAt(Instant at) {
        return hours == null || hours.include(at);
    }

    /** @return what the audit log shows of it */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        values.put("name", name);
        values.put("email", email.toString());
        values.put("language", language);
        values.put("threshold", threshold.word());
        values.put("lead", lead ? "yes" : "no");
        values.put("fallback", isFallback ? "yes" : "no");
        if (!regions.isEmpty()) {
            values.put("regions", regions.stream().sorted().map(RegionId::value).collect(Collectors.joining(", ")));
        }
        if (!cinemas.isEmpty()) {
            values.put("cinemas", cinemas.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (hours != null) {
            values.put("working hours", hours.words());
        }
        if (standIn != null) {
            values.put("stand-in", standIn.value());
        }
        return values;
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
                isFallback,
                otherVersion);
    }

    /** A name goes into a mail header, so it must not contain anything that could end a line. */
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
