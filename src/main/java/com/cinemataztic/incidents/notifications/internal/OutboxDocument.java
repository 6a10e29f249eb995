package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An outbox entry as stored, by its id.
 *
 * @param claimedUntil always present, and long past while nobody has claimed the entry: servers compare null
 *     differently
 * @param kept true for a mail in the mailbox; null for every other entry
 * @param way the delivery channel: {@link #HOOK}, or null for mail
 */
@Document("notices")
@SchemaVersion(1)
record OutboxDocument(
        @MongoId String id,
        TicketId ticket,
        String changeId,
        To to,
        RegionId region,
        What what,
        Instant createdAt,
        OutboxEntry.State state,
        int attempts,
        Instant dueAt,
        Instant claimedUntil,
        String detail,
        @Nullable TicketId site,
        @Nullable Instant endedAt,
        @Nullable String messageId,
        @Nullable String way,
        @Nullable Boolean kept,
        @Nullable Integer answer,
        @Nullable Instant redeliveredAt) {

    /** The {@code detail} of a sent mail in the mailbox, from before {@code kept} was stored. */
    private static final String KEPT_DETAIL = "mailbox";

    static final String HOOK = "hook";

    /** The recipient: {@code hook} for a webhook, the other fields for a person. */
    record To(
            @Nullable WebhookName hook,
            @Field("id") @Nullable String id,
            @Nullable String name,
            @Nullable EmailAddress address,
            @Nullable String language) {

        static To of(Destination to) {
            return switch (to) {
                case Destination.Person(var id, var name, var address, var language) ->
                    new To(null, id, name, address, language);
                case Destination.Program(var hook) -> new To(hook, null, null, null, null);
            };
        }

        Destination toDestination() {
            return hook != null
                    ? new Destination.Program(hook)
                    : new Destination.Person(
                            Objects.requireNonNull(id),
                            Objects.requireNonNull(name),
                            Objects.requireNonNull(address),
                            Objects.requireNonNull(language));
        }
    }

    /** What happened: a type and the fields that belong to it. */
    record What(
            String kind,
            @Nullable Severity from,
            @Nullable String by,
            @Nullable Integer level) {

        static What of(TicketEvent what) {
            return switch (what) {
                case TicketEvent.Opened() -> new What("opened", null, null, null);
                case TicketEvent.Drill() -> new What("drill", null, null, null);
                case TicketEvent.SeverityRose(var from) -> new What("severity-rose", from, null, null);
                case TicketEvent.Reopened() -> new What("reopened", null, null, null);
                case TicketEvent.TakenOver(var by) -> new What("taken-over", null, by, null);
                case TicketEvent.ClosedByItself() -> new What("closed-by-itself", null, null, null);
                case TicketEvent.Escalated(var level) -> new What("escalated", null, null, level);
                case TicketEvent.LastCall() -> new What("last-call", null, null, null);
                case TicketEvent.Over() -> new What("over", null, null, null);
            };
        }

        /** There is no safe default for an unknown type: a wrong message is worse than none. */
        TicketEvent toEvent() {
            return switch (kind) {
                case "opened" -> new TicketEvent.Opened();
                case "drill" -> new TicketEvent.Drill();
                case "severity-rose" -> new TicketEvent.SeverityRose(Objects.requireNonNull(from));
                case "reopened" -> new TicketEvent.Reopened();
                case "taken-over" -> new TicketEvent.TakenOver(Objects.requireNonNull(by));
                case "closed-by-itself" -> new TicketEvent.ClosedByItself();
                case "escalated" -> new TicketEvent.Escalated(Objects.requireNonNull(level));
                case "last-call" -> new TicketEvent.LastCall();
                case "over" -> new TicketEvent.Over();
                case String other -> throw new IllegalArgumentException("nothing that can happen: " + other);
            };
        }
    }

    static OutboxDocument of(OutboxEntry entry) {
        return new OutboxDocument(
                entry.id(),
                entry.ticket(),
                entry.changeId(),
                To.of(entry.to()),
                entry.region(),
                What.of(entry.what()),
                entry.createdAt(),
                entry.state(),
                entry.attempts(),
                entry.dueAt(),
                Instant.EPOCH,
                entry.detail(),
                entry.site(),
                entry.endedAt(),
                entry.messageId(),
                entry.to() instanceof Destination.Program ? HOOK : null,
                entry.kept() ? true : null,
                entry.answer(),
                entry.redeliveredAt());
    }

    OutboxEntry toEntry() {
        return new OutboxEntry(
                ticket,
                changeId,
                to.toDestination(),
                region,
                what.toEvent(),
                site,
                createdAt,
                state,
                attempts,
                dueAt,
                detail,
                isKept(),
                endedAt,
                messageId,
                answer,
                redeliveredAt);
    }

    private boolean isKept() {
        return kept != null ? kept : state == OutboxEntry.State.SENT && way == null && detail.equals(KEPT_DETAIL);
    }
}
