package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notifications to send and those already sent. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface Outbox {

    /** Stores entries durably before it returns. An entry that exists already stays unchanged. */
    void put(Collection<OutboxEntry> entries);

    /**
     * @return up to {@code limit} waiting entries to people that are due at that moment: those due longest, the oldest
     *     first
     */
    List<OutboxEntry> due(Instant now, int limit);

    /** @return the webhooks to which entries wait; costs a read for each, however many entries wait */
    List<WebhookName> waitingHooks();

    /**
     * Returns what is due at that moment to one webhook: up to {@code limit} entries, those due longest, and the other
     * due entries of their tickets. The cost does not depend on how many more wait.
     */
    List<OutboxEntry> due(WebhookName hook, Instant now, int limit);

    /** @return the entries of these tickets, the oldest first */
    List<OutboxEntry> of(Collection<TicketId> tickets);

    /**
     * Claims entries for one mail or one webhook event. No other instance sends them before the claim expires. An
     * instance that claims them later can't know whether they were sent.
     *
     * @param messageId the mail's id; for a webhook event the entry's id
     * @param until longer than the transport takes
     * @return the entries that were claimed, including those whose previous claim had expired
     */
    Claimed claim(Collection<OutboxEntry> entries, String messageId, Instant now, Instant until);

    /** Delays waiting entries until then, to gather more of them into one mail. */
    void defer(Collection<OutboxEntry> entries, Instant dueAt);

    /**
     * Stores the entries as given and releases their claims. An entry that was sent before stays sent.
     *
     * @param entries the entries in their new state
     */
    void settle(Collection<OutboxEntry> entries);

    /**
     * Returns deliveries to webhooks, the newest event first.
     *
     * @param before the entries follow after this one; null: from the newest
     * @param limit the largest number
     */
    Part hookDeliveries(HookFilter filter, @Nullable Position before, int limit);

    /**
     * Lets an entry to a webhook that has ended be sent again, as it is.
     *
     * @return whether it has ended
     */
    boolean redeliver(String id, Instant now);

    /** @return how many entries to the webhook have failed and not been sent again */
    long failed(WebhookName hook);

    /**
     * Lets all entries to the webhook that failed be sent again.
     *
     * @return how many
     */
    long redeliverFailed(WebhookName hook, Instant now);

    /** Records that a mail was sent, for {@link #mailsSince}. */
    void noteMail(SentMail mail);

    /** @return the mails sent since then */
    List<SentMail> mailsSince(Instant since);

    /** @return the outbox's current status */
    Status status(Instant failedSince);

    /** Deletes entries and mails that ended before then. */
    void forget(Instant endedBefore);

    /**
     * Which deliveries are wanted.
     *
     * @param hook to this webhook; null: to any
     * @param state null: in any
     */
    record HookFilter(@Nullable WebhookName hook, OutboxEntry.@Nullable State state) {}

    /**
     * The place of an entry in the list.
     *
     * @param at when it was created
     * @param id its id
     */
    record Position(Instant at, String id) {}

    /**
     * A part of the list.
     *
     * @param entries those that can be read
     * @param more whether older ones follow
     */
    record Part(List<OutboxEntry> entries, boolean more) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The entries that were claimed.
     *
     * @param entries the claimed entries
     * @param again how many of them had an earlier claim that expired without a result
     */
    record Claimed(List<OutboxEntry> entries, int again) {
        public Claimed {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A mail that was sent.
     *
     * @param messageId its id
     * @param recipient the recipient's id
     * @param region the region of its tickets
     * @param at when it was sent
     * @param entries how many entries it contains
     */
    record SentMail(String messageId, String recipient, String region, Instant at, int entries) {}

    /**
     * The outbox's current status.
     *
     * @param waiting how many entries wait
     * @param oldest since when the oldest of them has waited, null when none waits; one that a person has sent again
     *     does not count
     * @param failed how many have failed since the requested moment
     */
    record Status(long waiting, @Nullable Instant oldest, long failed) {

        /** @return how long the oldest entry has waited; zero when none waits */
        public Duration age(Instant now) {
            return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
        }
    }
}
