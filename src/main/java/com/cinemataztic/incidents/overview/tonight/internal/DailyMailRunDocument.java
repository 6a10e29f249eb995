package com.cinemataztic.incidents.overview.tonight.internal;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun.Delivery;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The mails of one region and day as stored, by both.
 *
 * @param date as {@code 2026-11-27}
 * @param pending whether something is left to do
 */
@Document("dailyMailRuns")
@SchemaVersion(1)
record DailyMailRunDocument(
        @MongoId String id,
        RegionId region,
        String date,
        Instant dueAt,
        List<To> deliveries,
        String skipped,
        boolean pending,
        Instant nextAt,
        Instant claimedUntil,
        @Nullable Instant endedAt,
        @Version long version) {

    /** The mail to one recipient. */
    record To(
            @Field("to") String id,
            String name,
            EmailAddress address,
            String language,
            State state,
            int attempts,
            String detail) {

        static To of(Delivery delivery) {
            var to = delivery.to();
            return new To(
                    to.id(),
                    to.name(),
                    to.address(),
                    to.language(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.detail());
        }

        Delivery toDelivery() {
            return new Delivery(new Destination.Person(id, name, address, language), state, attempts, detail);
        }
    }

    static DailyMailRunDocument of(DailyMailRun run) {
        return new DailyMailRunDocument(
                run.id(),
                run.region(),
                run.date().toString(),
                run.dueAt(),
                run.deliveries().stream().map(To::of).toList(),
                run.skipped() == null ? "" : run.skipped().word(),
                run.endedAt() == null,
                run.nextAt(),
                run.claimedUntil(),
                run.endedAt(),
                run.version());
    }

    DailyMailRun toRun() {
        return new DailyMailRun(
                region,
                LocalDate.parse(date),
                dueAt,
                deliveries.stream().map(To::toDelivery).toList(),
                skipped.isEmpty() ? null : DailyMailRun.Skip.of(skipped),
                nextAt,
                claimedUntil,
                endedAt,
                version);
    }
}
