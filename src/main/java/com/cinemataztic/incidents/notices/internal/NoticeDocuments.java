package com.cinemataztic.incidents.notices.internal;

import com.cinemataztic.incidents.notices.Addressee;
import com.cinemataztic.incidents.notices.EmailAddress;
import com.cinemataztic.incidents.notices.Happening;
import com.cinemataztic.incidents.notices.HookName;
import com.cinemataztic.incidents.notices.Notice;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;

/** A notice as a document and back. Absent is absent, never null. */
final class NoticeDocuments {

    static final String ID = "_id";
    static final String TICKET = "ticket";
    static final String STATE = "state";
    static final String CREATED_AT = "createdAt";
    static final String DUE_AT = "dueAt";
    static final String ENDED_AT = "endedAt";

    /** Always there, and long ago for what nobody has claimed: null is compared differently by the two servers. */
    static final String CLAIMED_UNTIL = "claimedUntil";

    /** By what way it goes out: {@link #HOOK}, or absent for mail. */
    static final String WAY = "way";

    static final String HOOK = "hook";

    private static final String MESSAGE_ID = "messageId";

    private NoticeDocuments() {}

    static Document write(Notice notice) {
        var document = new Document(ID, notice.id())
                .append(TICKET, notice.ticket().value())
                .append("changeId", notice.changeId())
                .append("to", write(notice.to()))
                .append("region", notice.region().value())
                .append("what", write(notice.what()))
                .append(CREATED_AT, Mongo.date(notice.createdAt()))
                .append(STATE, notice.state().word())
                .append("attempts", notice.attempts())
                .append(DUE_AT, Mongo.date(notice.dueAt()))
                .append(CLAIMED_UNTIL, Mongo.date(Instant.EPOCH))
                .append("detail", notice.detail());
        var site = notice.site();
        Mongo.putIfPresent(document, "site", site == null ? null : site.value());
        Mongo.putIfPresent(document, ENDED_AT, Mongo.date(notice.endedAt()));
        Mongo.putIfPresent(document, MESSAGE_ID, notice.messageId());
        if (notice.to() instanceof Addressee.Program) {
            document.append(WAY, HOOK);
        }
        return document;
    }

    static Notice read(Document document) {
        var site = document.getString("site");
        return new Notice(
                new TicketId(document.getString(TICKET)),
                document.getString("changeId"),
                readAddressee(document.get("to", Document.class)),
                new RegionId(document.getString("region")),
                readHappening(document.get("what", Document.class)),
                site == null ? null : new TicketId(site),
                Objects.requireNonNull(Mongo.instant(document, CREATED_AT)),
                Notice.State.parse(document.getString(STATE)).orElseThrow(),
                document.getInteger("attempts"),
                Objects.requireNonNull(Mongo.instant(document, DUE_AT)),
                document.getString("detail"),
                Mongo.instant(document, ENDED_AT),
                document.getString(MESSAGE_ID));
    }

    private static Document write(Addressee to) {
        return switch (to) {
            case Addressee.Person(var id, var name, var address, var language) ->
                new Document("id", id)
                        .append("name", name)
                        .append("address", address.value())
                        .append("language", language);
            case Addressee.Program(var hook) -> new Document("hook", hook.value());
        };
    }

    private static Addressee readAddressee(Document to) {
        var hook = to.getString("hook");
        return hook != null
                ? new Addressee.Program(new HookName(hook))
                : new Addressee.Person(
                        to.getString("id"),
                        to.getString("name"),
                        new EmailAddress(to.getString("address")),
                        to.getString("language"));
    }

    private static Document write(Happening what) {
        return switch (what) {
            case Happening.Opened() -> kind("opened");
            case Happening.SeverityRose(var from) -> kind("severity-rose").append("from", from.word());
            case Happening.Reopened() -> kind("reopened");
            case Happening.TakenOver(var by) -> kind("taken-over").append("by", by);
            case Happening.ClosedByItself() -> kind("closed-by-itself");
            case Happening.Escalated(var level) -> kind("escalated").append("level", level);
            case Happening.LastCall() -> kind("last-call");
            case Happening.Over() -> kind("over");
        };
    }

    private static Happening readHappening(Document what) {
        return switch (what.getString("kind")) {
            case "opened" -> new Happening.Opened();
            case "severity-rose" -> new Happening.SeverityRose(Severity.parse(what.getString("from")));
            case "reopened" -> new Happening.Reopened();
            case "taken-over" -> new Happening.TakenOver(what.getString("by"));
            case "closed-by-itself" -> new Happening.ClosedByItself();
            case "escalated" -> new Happening.Escalated(what.getInteger("level"));
            case "last-call" -> new Happening.LastCall();
            case "over" -> new Happening.Over();
            case String other -> throw new IllegalStateException("a notice tells of something unknown: " + other);
        };
    }

    private static Document kind(String kind) {
        return new Document("kind", kind);
    }
}
