package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.oncall.WorkingHours;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Contacts as tests need them; each method changes one thing. */
public record GivenContact(Contact contact) {

    public static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** @return a contact for warnings and worse, of no region, at any time */
    public static GivenContact named(String name) {
        return new GivenContact(new Contact(
                ContactId.like(name),
                name,
                new EmailAddress(ContactId.like(name) + "@example.com"),
                "en",
                Severity.WARNING,
                Set.of(),
                Set.of(),
                null,
                null,
                false,
                false,
                1));
    }

    public GivenContact of(String... regions) {
        var ids = Arrays.stream(regions).map(RegionId::new).collect(Collectors.toSet());
        return with(contact.threshold(), ids, contact.cinemas(), contact.hours(), contact.standIn());
    }

    public GivenContact at(String... cinemas) {
        return with(contact.threshold(), contact.regions(), Set.of(cinemas), contact.hours(), contact.standIn());
    }

    public GivenContact notifiedOf(Severity threshold) {
        return with(threshold, contact.regions(), contact.cinemas(), contact.hours(), contact.standIn());
    }

    /** @param standIn the name of the contact outside of office hours, null: nobody */
    public GivenContact inOffice(@Nullable String standIn) {
        var hours = new WorkingHours(
                COPENHAGEN, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
        return with(
                contact.threshold(),
                contact.regions(),
                contact.cinemas(),
                hours,
                standIn == null ? null : ContactId.like(standIn));
    }

    public Contact lead() {
        return flagged(true, false);
    }

    public Contact asFallback() {
        return flagged(false, true);
    }

    private GivenContact with(
            Severity threshold,
            Set<RegionId> regions,
            Set<String> cinemas,
            @Nullable WorkingHours hours,
            @Nullable ContactId standIn) {
        return new GivenContact(new Contact(
                contact.id(),
                contact.name(),
                contact.email(),
                contact.language(),
                threshold,
                regions,
                cinemas,
                hours,
                standIn,
                contact.lead(),
                contact.isFallback(),
                contact.version()));
    }

    private Contact flagged(boolean lead, boolean isFallback) {
        return new Contact(
                contact.id(),
                contact.name(),
                contact.email(),
                contact.language(),
                contact.threshold(),
                contact.regions(),
                contact.cinemas(),
                contact.hours(),
                contact.standIn(),
                lead,
                isFallback,
                contact.version());
    }
}
