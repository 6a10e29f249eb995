package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mails of one region and day. There is at most one run for both, whatever restarts and other instances do.
 *
 * @param region the region
 * @param date the day in the region's zone
 * @param dueAt when it was due
 * @param deliveries one a recipient
 * @param skipped why nothing is sent; null if it is
 * @param nextAt not attempted before then
 * @param claimedUntil until when an instance sends it; long past if none does
 * @param endedAt when nothing was left to do; null before
 * @param version counts the writes; 0: not stored yet
 */
public record DailyMailRun(
        RegionId region,
        LocalDate date,
        Instant dueAt,
        List<Delivery> deliveries,
        @Nullable Skip skipped,
        Instant nextAt,
        Instant claimedUntil,
        @Nullable Instant endedAt,
        long version) {

    public DailyMailRun {
        deliveries = List.copyOf(deliveries);
    }

    /** Why a day's mails are not sent. The words are stored and never change. */
    public enum Skip {
        /** The portal or its store was down until the shows had begun. */
        TOO_LATE("too-late"),
        /** There was nobody to send it to. */
        NO_CONTACTS("no-contacts"),
        /** A reason that this version does not know. */
        UNKNOWN("unknown");

        private final String word;

        Skip(String word) {
            this.word = word;
        }

        /** @return the stored word, also in texts' keys */
        public String word() {
            return word;
        }

        /** @return the reason with this stored word */
        public static Skip of(String word) {
            return Arrays.stream(values())
                    .filter(skip -> skip.word.equals(word))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /**
     * The mail to one recipient.
     *
     * @param attempts how often it failed
     * @param detail why it was not sent, for people; empty if it was or was not tried
     */
    public record Delivery(Destination.Person to, State state, int attempts, String detail) {

        static Delivery to(Destination.Person to) {
            return new Delivery(to, State.WAITING, 0, "");
        }

        boolean isWaiting() {
            return state == State.WAITING;
        }

        Delivery ended(State how, String why) {
            return new Delivery(to, how, attempts, why);
        }

        Delivery failed(String why) {
            return new Delivery(to, State.WAITING, attempts + 1, why);
        }
    }

    static DailyMailRun planned(RegionId region, DailyMailTimes.Due due, List<Destination.Person> to) {
        return new DailyMailRun(
                region,
                due.date(),
                due.at(),
                to.stream().map(Delivery::to).toList(),
                null,
                due.at(),
                Instant.EPOCH,
                null,
                0);
    }

    static DailyMailRun skipped(RegionId region, DailyMailTimes.Due due, Skip why, Instant now) {
        return new DailyMailRun(region, due.date(), due.at(), List.of(), why, now, Instant.EPOCH, now, 0);
    }

    static String id(RegionId region, LocalDate date) {
        return region.value() + ":" + date;
    }

    /** @return region and date */
    public String id() {
        return id(region, date);
    }

    /** @return the number of mails in this state */
    public int count(State state) {
        return (int) deliveries.stream()
                .filter(delivery -> delivery.state() == state)
                .count();
    }

    /** @return the same, claimed by an instance that is about to send it */
    DailyMailRun claimed(Instant until) {
        return new DailyMailRun(region, date, dueAt, deliveries, skipped, nextAt, until, endedAt, version);
    }

    /** @return the same after a write */
    DailyMailRun written() {
        return new DailyMailRun(region, date, dueAt, deliveries, skipped, nextAt, claimedUntil, endedAt, version + 1);
    }

    DailyMailRun with(Delivery before, Delivery after) {
        var changed = deliveries.stream()
                .map(delivery -> delivery.equals(before) ? after : delivery)
                .toList();
        return new DailyMailRun(region, date, dueAt, changed, skipped, nextAt, claimedUntil, endedAt, version);
    }

    /** @return the same, given back: ended if no mail waits, else to be tried again */
    DailyMailRun released(Instant next, Instant now) {
        var over = deliveries.stream().noneMatch(Delivery::isWaiting);
        return new DailyMailRun(
                region, date, dueAt, deliveries, skipped, next, Instant.EPOCH, over ? now : null, version);
    }

    Stream<Delivery> waiting() {
        return deliveries.stream().filter(Delivery::isWaiting);
    }
}
