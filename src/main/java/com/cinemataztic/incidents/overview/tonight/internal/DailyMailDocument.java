package com.cinemataztic.incidents.overview.tonight.internal;

import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A region's daily mail as stored, by the id of the region.
 *
 * @param at as {@code 16:00}
 */
@Document("dailyMails")
@SchemaVersion(1)
record DailyMailDocument(
        @MongoId String id,
        boolean on,
        String at,
        boolean toContacts,
        List<EmailAddress> addresses,
        String language,
        Instant changedAt,
        @Version long version) {

    /** @param version its stored version; 0: not stored yet */
    static DailyMailDocument of(DailyMail mail, long version) {
        return new DailyMailDocument(
                mail.region().value(),
                mail.on(),
                mail.at().toString(),
                mail.toContacts(),
                mail.addresses(),
                mail.language(),
                mail.changedAt(),
                version);
    }

    DailyMail toDailyMail() {
        return new DailyMail(
                new RegionId(id), on, LocalTime.parse(at), toContacts, addresses, language, changedAt, version);
    }
}
