package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One notification: one recipient, one change of one ticket. Several entries may go out in one mail.
 *
 * @param ticket the ticket
 * @param changeId the change; ticket, change and recipient form the entry's id, so creating it twice has no effect
 * @param to the recipient
 * @param region the ticket's region when the entry was created
 * @param what what happened
 * @param site the cinema's ticket whose mail names this one, null for none
 * @param createdAt when the entry was created
 * @param state its delivery state
 * @param attempts how often delivery was attempted
 * @param dueAt not attempted before then
 * @param detail how it was sent or why not, for people; empty while there is nothing to say
 * @param kept whether its mail went no further than the mailbox on this machine
 * @param endedAt when it was sent or given up, null before
 * @param messageId the mail or event that contains it, null before the first attempt
 * @param answer the HTTP status of the last answer to it; null: there was none, or it goes by mail
 * @param redeliveredAt when a person last had it sent again; null: never
 */
public record OutboxEntry(
        TicketId ticket,
        String changeId,
        Destination to,
        RegionId region,
        TicketEvent what,
        @Nullable TicketId site,
        Instant createdAt,
        State state,
        int attempts,
        Instant dueAt,
        String detail,
        boolean kept,
        @Nullable Instant endedAt,
        @Nullable String messageId,
        @Nullable Integer answer,
        @Nullable Instant redeliveredAt) {

    /** An entry's delivery state. */
    public enum State {
        /** To be sent. */
        WAITING,
        /** Accepted by the transport. */
        SENT,
        /** Will never be sent: the transport rejected it for good. */
        FAILED,
        /** Need not be sent any more: its subject was over. */
        OVER;

        /** @return the stored value, e.g. {@code waiting} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return the state with this stored value, if there is one */
        public static Optional<State> parse(String word) {
            for (var state : values()) {
                if (state.word().equals(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /** @return a new entry, due now */
    public static OutboxEntry pending(
            TicketId ticket,
            String changeId,
            Destination to,
            RegionId region,
            TicketEvent what,
            @Nullable TicketId site,
            Instant now) {
        return new OutboxEntry(
                ticket,
                changeId,
                to,
                region,
                what,
                site,
                now,
                State.WAITING,
                0,
                now,
                "",
                false,
                null,
                null,
                null,
                null);
    }

    /** @return ticket, change and recipient */
    public String id() {
        return ticket.value() + ":" + changeId + ":" + to.id();
    }

    /**
     * @param context its ticket in its current state, null when it no longer exists
     * @return why it need not be sent any more, for people; empty when it must be
     */
    public String obsolete(@Nullable TicketContext context) {
        return context == null
                ? "there is no such ticket any more"
                : what.obsolete(context.entry().row().state());
    }

    /** @return the recipient's name, for people */
    public String recipient() {
        return to.name();
    }

    /**
     * @param way how it was sent, for people
     * @param mailbox whether its mail stayed in the mailbox on this machine
     */
    public OutboxEntry sent(String way, boolean mailbox, String message, Instant now) {
        return ended(State.SENT, way, mailbox, message, now);
    }

    /** @return this entry, given up or over */
    public OutboxEntry ended(State how, String why, @Nullable String message, Instant now) {
        return ended(how, why, false, message, now);
    }

    private OutboxEntry ended(State how, String why, boolean mailbox, @Nullable String message, Instant now) {
        return after(how, attempts, dueAt, why, mailbox, now, message, answer);
    }

    /** @return this entry after a failed attempt */
    public OutboxEntry postponed(Instant next, String why) {
        return after(State.WAITING, attempts + 1, next, why, false, null, messageId, answer);
    }

    /** @return this entry after an attempt with that answer */
    public OutboxEntry answered(@Nullable Integer status) {
        return after(state, attempts, dueAt, detail, kept, endedAt, messageId, status);
    }

    /** @return this entry with another delivery; what it is about stays */
    private OutboxEntry after(
            State now,
            int tried,
            Instant next,
            String said,
            boolean mailbox,
            @Nullable Instant end,
            @Nullable String message,
            @Nullable Integer status) {
        return new OutboxEntry(
                ticket,
                changeId,
                to,
                region,
                what,
                site,
                createdAt,
                now,
                tried,
                next,
                said,
                mailbox,
                end,
                message,
                status,
                redeliveredAt);
    }

    /** @return whether it waits and may be sent then */
    public boolean isDue(Instant moment) {
        return state == State.WAITING && !dueAt.isAfter(moment);
    }

    /** @return since when it has been tried: a person who has it sent again starts anew */
    public Instant triedSince() {
        return redeliveredAt == null ? createdAt : redeliveredAt;
    }

    /** @return a new entry about the same change for another recipient, because this one can't be reached */
    public OutboxEntry instead(Destination other, Instant now) {
        return pending(ticket, changeId, other, region, what, site, now);
    }
}
