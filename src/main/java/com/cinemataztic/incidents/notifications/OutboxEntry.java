package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is told of one change of one ticket. Several may go out in one mail.
 *
 * @param ticket of which ticket
 * @param changeId of which change; with ticket and recipient it is the notice's id, so that owing it twice is owing it once
 * @param to who is told
 * @param region of the ticket when it was owed
 * @param what happened
 * @param site the cinema's ticket in whose mail it is named, null for none
 * @param createdAt when it was owed
 * @param state how far it is
 * @param attempts how often it was tried
 * @param dueAt not tried before then
 * @param detail how it went out or why it did not, for people; empty while there is nothing to say
 * @param endedAt when it went out or was given up, null before
 * @param messageId the mail that names it, null before one was tried
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
        @Nullable Instant endedAt,
        @Nullable String messageId) {

    /** What {@code detail} says of one whose mail stayed in the mailbox. */
    public static final String KEPT = "mailbox";

    /** How far a notice is. */
    public enum State {
        /** It is to go out. */
        WAITING,
        /** The transport has it. */
        SENT,
        /** It will never go: the transport refused it for good. */
        FAILED,
        /** It need not go any more: what it was to tell was over. */
        OVER;

        /** @return the word for it, e.g. {@code waiting} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return the state of this word, if it is one */
        public static Optional<State> parse(String word) {
            for (var state : values()) {
                if (state.word().equals(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /** @return a notice that is owed now */
    public static OutboxEntry owed(
            TicketId ticket,
            String changeId,
            Destination to,
            RegionId region,
            TicketEvent what,
            @Nullable TicketId site,
            Instant now) {
        return new OutboxEntry(ticket, changeId, to, region, what, site, now, State.WAITING, 0, now, "", null, null);
    }

    /** @return what it is known by: ticket, change and recipient */
    public String id() {
        return ticket.value() + ":" + changeId + ":" + to.id();
    }

    /** @return whether it went no further than the mailbox on this machine */
    public boolean keptHere() {
        return detail.equals(KEPT);
    }

    /** @return the name of whoever is told, for people */
    public String recipient() {
        return to.name();
    }

    /** @return the same when it went out or was given up */
    public OutboxEntry ended(State how, String why, @Nullable String mail, Instant now) {
        return new OutboxEntry(
                ticket, changeId, to, region, what, site, createdAt, how, attempts, dueAt, why, now, mail);
    }

    /** @return the same after a try that came to nothing */
    public OutboxEntry postponed(Instant next, String why) {
        return new OutboxEntry(
                ticket,
                changeId,
                to,
                region,
                what,
                site,
                createdAt,
                State.WAITING,
                attempts + 1,
                next,
                why,
                null,
                messageId);
    }

    /** The same word to somebody else, who is told because this one can't be. */
    public OutboxEntry insteadTo(Destination other, Instant now) {
        return owed(ticket, changeId, other, region, what, site, now);
    }
}
