package com.cinemataztic.incidents.oncall.internal;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.oncall.WorkingHours;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A contact as stored, by its id. */
@Document("contacts")
@SchemaVersion(2)
record ContactDocument(
        @MongoId String id,
        String name,
        EmailAddress email,
        String language,
        Severity threshold,
        List<RegionId> regions,
        List<String> cinemas,
        boolean lead,
        @Field("default") boolean isFallback,
        @Version long version,
        @Nullable Hours hours,
        @Nullable ContactId standIn) {

    /** Working hours as stored. */
    record Hours(ZoneId zone, List<DayOfWeek> days, LocalTime from, LocalTime to) {

        static Hours of(WorkingHours hours) {
            return new Hours(hours.zone(), hours.days().stream().sorted().toList(), hours.from(), hours.to());
        }

        WorkingHours toHours() {
            return new WorkingHours(zone, Set.copyOf(days), from, to);
        }
    }

    /** @param version its stored version; 0: not stored yet */
    static ContactDocument of(Contact contact, long version) {
        var hours = contact.hours();
        return new ContactDocument(
                contact.id().value(),
                contact.name(),
                contact.email(),
                contact.language(),
                contact.threshold(),
                contact.regions().stream().sorted().toList(),
                contact.cinemas().stream().sorted().toList(),
                contact.lead(),
                contact.isFallback(),
                version,
                hours == null ? null : Hours.of(hours),
                contact.standIn());
    }

    Contact toContact() {
        return new Contact(
                new ContactId(id),
                name,
                email,
                language,
                threshold,
                Set.copyOf(regions),
                Set.copyOf(cinemas),
                hours == null ? null : hours.toHours(),
                standIn,
                lead,
                isFallback,
                version);
    }
}
