package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When and to whom a region's report is mailed each day.
 *
 * @param region the region
 * @param on whether it is mailed at all
 * @param at the time of day in the region's zone, to the minute
 * @param toContacts whether the region's contacts receive it, each in their own language
 * @param addresses further recipients
 * @param language of the mails to these, a BCP 47 tag
 * @param changedAt when this was last changed; what was due before is not sent
 * @param version counts the changes; 0: not stored yet
 */
public record DailyMail(
        RegionId region,
        boolean on,
        LocalTime at,
        boolean toContacts,
        List<EmailAddress> addresses,
        String language,
        Instant changedAt,
        long version) {

    /** The most addresses beside the contacts. */
    public static final int MOST_ADDRESSES = 20;

    private static final LocalTime USUAL_TIME = LocalTime.of(16, 0);

    public DailyMail {
        addresses = List.copyOf(addresses);
    }

    /** @return the setting of a region for which none is stored */
    public static DailyMail off(RegionId region) {
        return new DailyMail(region, false, USUAL_TIME, true, List.of(), Contact.USUAL_LANGUAGE, Instant.EPOCH, 0);
    }

    /** @return what is wrong with it; empty if nothing is */
    Optional<Explanation> fault() {
        if (region.equals(RegionId.UNASSIGNED)) {
            return Optional.of(Explanation.of("tonight.mail.rejected.unassigned"));
        }
        if (at.getSecond() != 0 || at.getNano() != 0) {
            return Optional.of(Explanation.of("tonight.mail.rejected.time"));
        }
        if (addresses.size() > MOST_ADDRESSES) {
            return Optional.of(Explanation.of("tonight.mail.rejected.addresses", MOST_ADDRESSES));
        }
        if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            return Optional.of(Explanation.of("tonight.mail.rejected.language"));
        }
        return on && !toContacts && addresses.isEmpty()
                ? Optional.of(Explanation.of("tonight.mail.rejected.nobody"))
                : Optional.empty();
    }

    DailyMail stored(Instant now) {
        return new DailyMail(
                region, on, at, toContacts, addresses.stream().distinct().toList(), language, now, version + 1);
    }

    /** @return what the audit log shows of it */
    Map<String, String> values() {
        return Map.of(
                "daily mail",
                on ? at.toString() : "off",
                "to contacts",
                toContacts ? "yes" : "no",
                "addresses",
                addresses.stream().map(EmailAddress::value).collect(Collectors.joining(", ")),
                "language",
                language);
    }
}
