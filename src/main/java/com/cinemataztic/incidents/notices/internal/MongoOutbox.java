package com.cinemataztic.incidents.notices.internal;

import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.CLAIMED_UNTIL;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.CREATED_AT;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.DUE_AT;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.ENDED_AT;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.HOOK;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.ID;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.STATE;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.TICKET;
import static com.cinemataztic.incidents.notices.internal.NoticeDocuments.WAY;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;

import com.cinemataztic.incidents.notices.Notice;
import com.cinemataztic.incidents.notices.Outbox;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.TicketId;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** Notices and the mails that took them, in MongoDB, within the subset that both servers have. */
@Repository
class MongoOutbox implements Outbox {

    private static final int BATCH = 500;
    private static final String CLAIM = "claim";
    private static final String AT = "at";
    private static final String WAITING = Notice.State.WAITING.word();
    private static final String SENT = Notice.State.SENT.word();

    private final MongoCollection<Document> notices;
    private final MongoCollection<Document> mails;

    MongoOutbox(MongoDatabase database) {
        this.notices = database.getCollection("notices");
        this.mails = database.getCollection("sentMails");
        Mongo.ask("make the indexes of the outbox", () -> {
            notices.createIndex(compoundIndex(ascending(STATE), ascending(CREATED_AT)));
            notices.createIndex(ascending(TICKET));
            notices.createIndex(ascending(ENDED_AT));
            return mails.createIndex(ascending(AT));
        });
    }

    @Override
    public void put(Collection<Notice> owed) {
        if (owed.isEmpty()) {
            return;
        }
        var documents = owed.stream().map(NoticeDocuments::write).toList();
        Mongo.ask("keep notices", () -> {
            try {
                return notices.insertMany(documents, new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException refused) {
                // The id is ticket, change and recipient: one that is there is the same notice.
                if (refused.getWriteConcernError() == null
                        && refused.getWriteErrors().stream()
                                .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                    return null;
                }
                throw refused;
            }
        });
    }

    @Override
    public List<Notice> due(Instant now, int limit) {
        return due(ne(WAY, HOOK), now, limit);
    }

    @Override
    public List<Notice> dueToHooks(Instant now, int limit) {
        return due(eq(WAY, HOOK), now, limit);
    }

    private List<Notice> due(Bson way, Instant now, int limit) {
        return Mongo.ask(
                "read what waits in the outbox",
                () -> notices.find(and(eq(STATE, WAITING), way, lte(DUE_AT, Mongo.date(now)), unclaimed(now)))
                        .sort(ascending(CREATED_AT))
                        .limit(limit)
                        .batchSize(BATCH)
                        .map(NoticeDocuments::read)
                        .into(new ArrayList<>()));
    }

    @Override
    public List<Notice> of(Collection<TicketId> tickets) {
        if (tickets.isEmpty()) {
            return List.of();
        }
        var ids = tickets.stream().map(TicketId::value).toList();
        return Mongo.ask(
                "read the notices of tickets",
                () -> notices.find(in(TICKET, ids))
                        .sort(ascending(CREATED_AT))
                        .batchSize(BATCH)
                        .map(NoticeDocuments::read)
                        .into(new ArrayList<>()));
    }

    @Override
    public Claimed claim(Collection<Notice> wanted, String messageId, Instant now, Instant until) {
        if (wanted.isEmpty()) {
            return new Claimed(List.of(), 0);
        }
        var ids = wanted.stream().map(Notice::id).toList();
        var claim = messageId + " " + UUID.randomUUID();
        return Mongo.ask("claim notices", () -> {
            var waiting = and(in(ID, ids), eq(STATE, WAITING), unclaimed(now));
            var before = new HashSet<String>();
            notices.find(and(waiting, gt(CLAIMED_UNTIL, Mongo.date(Instant.EPOCH))))
                    .batchSize(BATCH)
                    .forEach(document -> before.add(document.getString(ID)));
            notices.updateMany(
                    waiting, new Document("$set", new Document(CLAIM, claim).append(CLAIMED_UNTIL, Mongo.date(until))));
            var claimed = notices.find(and(in(ID, ids), eq(CLAIM, claim)))
                    .batchSize(BATCH)
                    .map(NoticeDocuments::read)
                    .into(new ArrayList<>());
            return new Claimed(claimed, again(claimed, before));
        });
    }

    private static int again(List<Notice> claimed, Set<String> before) {
        return (int)
                claimed.stream().filter(notice -> before.contains(notice.id())).count();
    }

    @Override
    public void defer(Collection<Notice> gathering, Instant dueAt) {
        if (gathering.isEmpty()) {
            return;
        }
        var waiting = and(in(ID, gathering.stream().map(Notice::id).toList()), eq(STATE, WAITING));
        Mongo.ask(
                "defer notices",
                () -> notices.updateMany(waiting, new Document("$set", new Document(DUE_AT, Mongo.date(dueAt)))));
    }

    @Override
    public void settle(Collection<Notice> settled) {
        if (settled.isEmpty()) {
            return;
        }
        // Whole documents: with them goes the claim. But what went out stays so: whoever was too slow for its claim, or
        // never had one, must not send it again.
        var writes = settled.stream()
                .map(notice ->
                        new ReplaceOneModel<>(and(eq(ID, notice.id()), ne(STATE, SENT)), NoticeDocuments.write(notice)))
                .toList();
        Mongo.ask("settle notices", () -> notices.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    @Override
    public void noteMail(SentMail mail) {
        Mongo.ask(
                "note a mail",
                () -> mails.replaceOne(
                        eq(ID, mail.messageId()),
                        new Document(ID, mail.messageId())
                                .append("recipient", mail.recipient())
                                .append("region", mail.region())
                                .append(AT, Mongo.date(mail.at()))
                                .append("notices", mail.notices()),
                        new ReplaceOptions().upsert(true)));
    }

    @Override
    public List<SentMail> mailsSince(Instant since) {
        return Mongo.ask(
                "read what was sent",
                () -> mails.find(gte(AT, Mongo.date(since)))
                        .batchSize(BATCH)
                        .map(MongoOutbox::mail)
                        .into(new ArrayList<>()));
    }

    @Override
    public Figures figures(Instant failedSince) {
        return Mongo.ask("count the outbox", () -> {
            var waiting = eq(STATE, WAITING);
            var oldest = notices.find(waiting).sort(ascending(CREATED_AT)).first();
            return new Figures(
                    oldest == null ? 0 : notices.countDocuments(waiting),
                    oldest == null ? null : Mongo.instant(oldest, CREATED_AT),
                    notices.countDocuments(
                            and(eq(STATE, Notice.State.FAILED.word()), gte(ENDED_AT, Mongo.date(failedSince)))));
        });
    }

    @Override
    public void forget(Instant endedBefore) {
        Mongo.ask("forget notices", () -> {
            notices.deleteMany(lt(ENDED_AT, Mongo.date(endedBefore)));
            return mails.deleteMany(lt(AT, Mongo.date(endedBefore)));
        });
    }

    private static Bson unclaimed(Instant now) {
        return lt(CLAIMED_UNTIL, Mongo.date(now));
    }

    private static SentMail mail(Document document) {
        return new SentMail(
                document.getString(ID),
                document.getString("recipient"),
                document.getString("region"),
                Objects.requireNonNull(Mongo.instant(document, AT)),
                document.getInteger("notices"));
    }
}
