package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told and what was. Every method throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the
 * store fails.
 */
public interface Outbox {

    /** Keeps notices, durable before it returns. One that is there already stays as it is. */
    void put(Collection<OutboxEntry> notices);

    /** @return so many notices to people that wait and are due at that moment, the oldest first */
    List<OutboxEntry> due(Instant now, int limit);

    /** @return the same of those to programs: what one of them does not take holds up no mail */
    List<OutboxEntry> dueToHooks(Instant now, int limit);

    /** @return the notices of these tickets, the oldest first */
    List<OutboxEntry> of(Collection<TicketId> tickets);

    /**
     * Claims notices for one mail or one event. Nobody else sends them until then; whoever claims them after that can't know whether
     * they went out.
     *
     * @param messageId of the mail; an event's is its notice's id
     * @param until longer than the transport takes
     * @return those that could be claimed, and among them those whose last claim had run out
     */
    Claimed claim(Collection<OutboxEntry> notices, String messageId, Instant now, Instant until);

    /** Has notices that wait not be due before then: they gather. */
    void defer(Collection<OutboxEntry> notices, Instant dueAt);

    /** @param notices as they now are; what they were claimed for is over. Those that went out before stay so. */
    void settle(Collection<OutboxEntry> notices);

    /** Notes that a mail went out, for {@link #mailsSince}. */
    void noteMail(SentMail mail);

    /** @return the mails that went out since then */
    List<SentMail> mailsSince(Instant since);

    /** @return how the outbox stands */
    Figures figures(Instant failedSince);

    /** Forgets what ended before then. */
    void forget(Instant endedBefore);

    /**
     * What could be claimed.
     *
     * @param notices those
     * @param again how many of them had been claimed before by somebody who did not come back
     */
    record Claimed(List<OutboxEntry> notices, int again) {
        public Claimed {
            notices = List.copyOf(notices);
        }
    }

    /**
     * A mail that went out.
     *
     * @param messageId its id
     * @param recipient the addressee's id
     * @param region which region's tickets it names
     * @param at when
     * @param notices how many notices it names
     */
    record SentMail(String messageId, String recipient, String region, Instant at, int notices) {}

    /**
     * How the outbox stands.
     *
     * @param waiting how many notices wait
     * @param oldest since when the first of them does, null when none waits
     * @param failed how many were given up since the moment that was asked for
     */
    record Figures(long waiting, @Nullable Instant oldest, long failed) {

        /** @return for how long the oldest has waited; nothing when none waits */
        public Duration age(Instant now) {
            return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
        }
    }
}
