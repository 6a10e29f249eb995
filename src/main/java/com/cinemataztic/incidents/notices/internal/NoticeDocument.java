package com.cinemataztic.incidents.notices.internal;

import com.cinemataztic.incidents.notices.Addressee;
import com.cinemataztic.incidents.notices.EmailAddress;
import com.cinemataztic.incidents.notices.Happening;
import com.cinemataztic.incidents.notices.HookName;
import com.cinemataztic.incidents.notices.Notice;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.SchemaVersion;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A notice as it is stored, by its id.
 *
 * @param claimedUntil always there, and long ago for what nobody has claimed: null is compared differently by servers
 * @param way by what way it goes out: {@link #HOOK}, or null for mail
 */
@Document("notices")
@SchemaVersion(1)
record NoticeDocument(
        @MongoId String id,
        TicketId ticket,
        String changeId,
        To to,
        RegionId region,
        What what,
        Instant createdAt,
        Notice.State state,
        int attempts,
        Instant dueAt,
        Instant claimedUntil,
        String detail,
        @Nullable TicketId site,
        @Nullable Instant endedAt,
        @Nullable String messageId,
        @Nullable String way) {

    static final String HOOK = "hook";

    /** The recipient: {@code hook} for a program, the others for a person. */
    record To(
            @Nullable HookName hook,
            @Field("id") @Nullable String id,
            @Nullable String name,
            @Nullable EmailAddress address,
            @Nullable String language) {

        static To of(Addressee to) {
            return switch (to) {
                case Addressee.Person(var id, var name, var address, var language) ->
                    new To(null, id, name, address, language);
                case Addressee.Program(var hook) -> new To(hook, null, null, null, null);
            };
        }

        Addressee toAddressee() {
            return hook != null
                    ? new Addressee.Program(hook)
                    : new Addressee.Person(
                            Objects.requireNonNull(id),
                            Objects.requireNonNull(name),
                            Objects.requireNonNull(address),
                            Objects.requireNonNull(language));
        }
    }

    /** What happened: a word, and what goes with that one. */
    record What(
            String kind,
            @Nullable Severity from,
            @Nullable String by,
            @Nullable Integer level) {

        static What of(Happening what) {
            return switch (what) {
                case Happening.Opened() -> new What("opened", null, null, null);
                case Happening.SeverityRose(var from) -> new What("severity-rose", from, null, null);
                case Happening.Reopened() -> new What("reopened", null, null, null);
                case Happening.TakenOver(var by) -> new What("taken-over", null, by, null);
                case Happening.ClosedByItself() -> new What("closed-by-itself", null, null, null);
                case Happening.Escalated(var level) -> new What("escalated", null, null, level);
                case Happening.LastCall() -> new What("last-call", null, null, null);
                case Happening.Over() -> new What("over", null, null, null);
            };
        }

        /** There is no safe value for a word that nobody knows: a wrong message is worse than none. */
        Happening toHappening() {
            return switch (kind) {
                case "opened" -> new Happening.Opened();
                case "severity-rose" -> new Happening.SeverityRose(Objects.requireNonNull(from));
                case "reopened" -> new Happening.Reopened();
                case "taken-over" -> new Happening.TakenOver(Objects.requireNonNull(by));
                case "closed-by-itself" -> new Happening.ClosedByItself();
                case "escalated" -> new Happening.Escalated(Objects.requireNonNull(level));
                case "last-call" -> new Happening.LastCall();
                case "over" -> new Happening.Over();
                case String other -> throw new IllegalArgumentException("nothing that can happen: " + other);
            };
        }
    }

    static NoticeDocument of(Notice notice) {
        return new NoticeDocument(
                notice.id(),
                notice.ticket(),
                notice.changeId(),
                To.of(notice.to()),
                notice.region(),
                What.of(notice.what()),
                notice.createdAt(),
                notice.state(),
                notice.attempts(),
                notice.dueAt(),
                Instant.EPOCH,
                notice.detail(),
                notice.site(),
                notice.endedAt(),
                notice.messageId(),
                notice.to() instanceof Addressee.Program ? HOOK : null);
    }

    Notice toNotice() {
        return new Notice(
                ticket,
                changeId,
                to.toAddressee(),
                region,
                what.toHappening(),
                site,
                createdAt,
                state,
                attempts,
                dueAt,
                detail,
                endedAt,
                messageId);
    }
}
