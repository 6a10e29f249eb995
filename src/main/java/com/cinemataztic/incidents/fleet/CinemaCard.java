package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people wrote down about a cinema; the vendor has none of it. Each field may be empty.
 *
 * @param cinemaId the cinema
 * @param phone phone number of the cinema
 * @param language language spoken at the cinema, a BCP 47 tag, e.g. {@code da}
 * @param notes whatever helps at two in the morning
 */
public record CinemaCard(String cinemaId, String phone, String language, String notes) {

    /** Longer phone numbers are rejected. */
    public static final int LONGEST_PHONE = 40;

    /** Longer notes are rejected. */
    public static final int LONGEST_NOTES = 2_000;

    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()./x-]*");

    /** @return a card without content */
    public static CinemaCard empty(String cinemaId) {
        return new CinemaCard(cinemaId, "", "", "");
    }

    /** @return what the audit log shows of it */
    Map<String, String> values() {
        return Map.of(cinemaId + " phone", phone, cinemaId + " language", language, cinemaId + " notes", notes);
    }

    /** @return what is wrong with it; empty when nothing is */
    public Optional<Explanation> fault() {
        if (!phone.isEmpty()
                && (phone.length() > LONGEST_PHONE || !PHONE.matcher(phone).matches())) {
            return Optional.of(Explanation.of("card.rejected.phone", LONGEST_PHONE));
        }
        if (!language.isEmpty() && !isLanguage(language)) {
            return Optional.of(Explanation.of("card.rejected.language"));
        }
        if (notes.length() > LONGEST_NOTES) {
            return Optional.of(Explanation.of("card.rejected.notes-long", LONGEST_NOTES));
        }
        return notes.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                ? Optional.of(Explanation.of("card.rejected.notes-character"))
                : Optional.empty();
    }

    private static boolean isLanguage(String tag) {
        var locale = Locale.forLanguageTag(tag);
        return locale.toLanguageTag().equalsIgnoreCase(tag)
                && locale.getLanguage().length() >= 2;
    }

    /** @return the number in the form to dial; empty when there is none */
    public String dialled() {
        return phone.replaceAll("[^0-9+]", "");
    }
}
