package com.cinemataztic.incidents.notifications.internal;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Outbox entries and sent mails in MongoDB. Uses only the commands that both servers support. */
@Repository
class MongoOutbox implements Outbox {

    private static final String ID = "id";
    private static final String TICKET = "ticket";
    private static final String STATE = "state";
    private static final String CREATED_AT = "createdAt";
    private static final String DUE_AT = "dueAt";
    private static final String ENDED_AT = "endedAt";
    private static final String CLAIMED_UNTIL = "claimedUntil";
    private static final String CLAIM = "claim";
    private static final String WAY = "way";
    private static final String HOOK = "to.hook";
    private static final String REDELIVERED_AT = "redeliveredAt";
    private static final String AT = "at";

    private final StoredCollection<OutboxDocument> entries;
    private final StoredCollection<SentMailDocument> mails;

    MongoOutbox(StoredDocuments documents) {
        this.entries = documents.of(OutboxDocument.class);
        this.mails = documents.of(SentMailDocument.class);
        Mongo.ask("make the indexes of the outbox", () -> {
            var collection = entries.collection();
            collection.createIndex(compoundIndex(ascending(STATE), ascending(CREATED_AT)));
            // The queue of each destination, in the order in which it is taken.
            collection.createIndex(ascending(STATE, HOOK, DUE_AT));
            collection.createIndex(ascending(TICKET));
            collection.createIndex(compoundIndex(ascending(WAY), descending(CREATED_AT, "_id")));
            collection.createIndex(ascending(ENDED_AT));
            return mails.collection().createIndex(ascending(AT));
        });
    }

    /** The id is ticket, change and recipient: an entry with that id is the same entry. */
    @Override
    public void put(Collection<OutboxEntry> added) {
        Mongo.run(
                "store outbox entries",
                () -> entries.addAll(added.stream().map(OutboxDocument::of).toList()));
    }

    @Override
    public List<OutboxEntry> due(Instant now, int limit) {
        return due(waiting().and(HOOK).isNull(), now, limit);
    }

    /** Steps from one webhook to the next in the index: a {@code distinct} would read every waiting entry. */
    @Override
    public List<WebhookName> waitingHooks() {
        return Mongo.ask("read which webhooks entries wait for", () -> {
            var hooks = new ArrayList<WebhookName>();
            for (var hook = hookAfter(""); hook != null; hook = hookAfter(hook)) {
                WebhookName.parse(hook).ifPresent(hooks::add);
            }
            return hooks;
        });
    }

    private @Nullable String hookAfter(String name) {
        // No name has a space: the embedded server reads the entries at a bound, and none has this one.
        var query = new Query(waiting().and(HOOK).gt(name + " ")).with(Sort.by(HOOK));
        // The name alone: an entry that can't be read must not hide the webhooks after it.
        query.fields().include(HOOK);
        return entries.template()
                .query(OutboxDocument.class)
                .as(Document.class)
                .matching(query)
                .first()
                .map(next -> next.getEmbedded(List.of("to", "hook"), String.class))
                .orElse(null);
    }

    @Override
    public List<OutboxEntry> due(WebhookName hook, Instant now, int limit) {
        var due = due(waiting().and(HOOK).is(hook), now, limit);
        if (due.size() < limit) {
            return due;
        }
        // An event that was postponed is far down the queue, but goes out before the later ones of its ticket.
        return of(due.stream().map(OutboxEntry::ticket).collect(Collectors.toSet())).stream()
                .filter(entry -> entry.to().equals(new Destination.Program(hook)))
                .filter(entry -> entry.isDue(now))
                .toList();
    }

    private List<OutboxEntry> due(Criteria waiting, Instant now, int limit) {
        var query = new Query(waiting.and(DUE_AT).lte(now).and(CLAIMED_UNTIL).lt(now))
                .with(Sort.by(DUE_AT))
                .limit(limit);
        return Mongo.ask("read what waits in the outbox", () -> entries.find(query, OutboxDocument::toEntry)).stream()
                .sorted(Comparator.comparing(OutboxEntry::createdAt))
                .toList();
    }

    @Override
    public List<OutboxEntry> of(Collection<TicketId> tickets) {
        if (tickets.isEmpty()) {
            return List.of();
        }
        var query = new Query(Criteria.where(TICKET).in(tickets)).with(Sort.by(CREATED_AT));
        return Mongo.ask("read the outbox entries of tickets", () -> entries.find(query, OutboxDocument::toEntry));
    }

    @Override
    public Claimed claim(Collection<OutboxEntry> wanted, String messageId, Instant now, Instant until) {
        if (wanted.isEmpty()) {
            return new Claimed(List.of(), 0);
        }
        var claim = messageId + " " + UUID.randomUUID();
        return Mongo.ask("claim outbox entries", () -> {
            var again = new HashSet<>(entries.find(
                    new Query(waitingOf(wanted).and(CLAIMED_UNTIL).lt(now).gt(Instant.EPOCH)), OutboxDocument::id));
            entries.template()
                    .updateMulti(
                            new Query(waitingOf(wanted).and(CLAIMED_UNTIL).lt(now)),
                            new Update().set(CLAIM, claim).set(CLAIMED_UNTIL, until),
                            OutboxDocument.class);
            var claimed = entries.find(
                    new Query(Criteria.where(ID).in(ids(wanted)).and(CLAIM).is(claim)), OutboxDocument::toEntry);
            return new Claimed(claimed, (int)
                    claimed.stream().filter(entry -> again.contains(entry.id())).count());
        });
    }

    @Override
    public void defer(Collection<OutboxEntry> gathering, Instant dueAt) {
        if (gathering.isEmpty()) {
            return;
        }
        Mongo.ask(
                "defer outbox entries",
                () -> entries.template()
                        .updateMulti(
                                new Query(waitingOf(gathering)),
                                new Update().set(DUE_AT, dueAt),
                                OutboxDocument.class));
    }

    @Override
    public void settle(Collection<OutboxEntry> settled) {
        if (settled.isEmpty()) {
            return;
        }
        // Replaces whole documents, which also releases the claim. An entry that was sent stays sent: an instance whose
        // claim has expired, or that never had one, must not send it again.
        var writes = entries.template().bulkOps(BulkMode.UNORDERED, OutboxDocument.class);
        var noUpsert = FindAndReplaceOptions.options();
        settled.forEach(entry -> writes.replaceOne(
                new Query(Criteria.where(ID).is(entry.id()).and(STATE).ne(OutboxEntry.State.SENT)),
                OutboxDocument.of(entry),
                noUpsert));
        Mongo.ask("settle outbox entries", writes::execute);
    }

    @Override
    public Part hookDeliveries(HookFilter filter, @Nullable Position before, int limit) {
        var wanted = toHooks(filter.hook());
        if (filter.state() != null) {
            wanted.and(STATE).is(filter.state());
        }
        if (before != null) {
            // The range lets the index bound the scan; the rest orders entries of the same moment.
            wanted.and(CREATED_AT)
                    .lte(before.at())
                    .orOperator(
                            Criteria.where(CREATED_AT).lt(before.at()),
                            Criteria.where(CREATED_AT).is(before.at()).and(ID).lt(before.id()));
        }
        var query = new Query(wanted).with(Sort.by(Sort.Direction.DESC, CREATED_AT, ID));
        var found = Mongo.ask(
                "read the deliveries to webhooks", () -> entries.first(limit, query, OutboxDocument::toEntry));
        return new Part(found.items(), found.more());
    }

    @Override
    public boolean redeliver(String id, Instant now) {
        var ended = toHooks(null)
                .and(ID)
                .is(id)
                .and(STATE)
                .in(OutboxEntry.State.SENT, OutboxEntry.State.FAILED, OutboxEntry.State.OVER);
        return redeliver(ended, now) > 0;
    }

    @Override
    public long failed(WebhookName hook) {
        return Mongo.ask("count failed deliveries", () -> entries.count(new Query(failedTo(hook))));
    }

    @Override
    public long redeliverFailed(WebhookName hook, Instant now) {
        return redeliver(failedTo(hook), now);
    }

    private long redeliver(Criteria ended, Instant now) {
        var again = new Update()
                .set(STATE, OutboxEntry.State.WAITING)
                .set("attempts", 0)
                .set(DUE_AT, now)
                .set(CLAIMED_UNTIL, Instant.EPOCH)
                .set("detail", "")
                .set(REDELIVERED_AT, now)
                .unset(ENDED_AT)
                .unset("answer");
        return Mongo.ask(
                        "send webhook events again",
                        () -> entries.template().updateMulti(new Query(ended), again, OutboxDocument.class))
                .getModifiedCount();
    }

    private static Criteria failedTo(WebhookName hook) {
        return toHooks(hook).and(STATE).is(OutboxEntry.State.FAILED);
    }

    private static Criteria toHooks(@Nullable WebhookName hook) {
        var all = Criteria.where(WAY).is(OutboxDocument.HOOK);
        return hook == null ? all : all.and(HOOK).is(hook);
    }

    @Override
    public void noteMail(SentMail mail) {
        Mongo.run("record a mail", () -> mails.put(mail.messageId(), SentMailDocument.of(mail)));
    }

    @Override
    public List<SentMail> mailsSince(Instant since) {
        return Mongo.ask(
                "read what was sent",
                () -> mails.find(new Query(Criteria.where(AT).gte(since)), SentMailDocument::toMail));
    }

    @Override
    public Status status(Instant failedSince) {
        return Mongo.ask("count the outbox", () -> {
            var oldest = entries.find(
                    new Query(waiting().and(REDELIVERED_AT).isNull())
                            .with(Sort.by(CREATED_AT))
                            .limit(1),
                    OutboxDocument::createdAt);
            return new Status(
                    entries.count(new Query(waiting())),
                    oldest.isEmpty() ? null : oldest.getFirst(),
                    entries.count(new Query(Criteria.where(STATE)
                            .is(OutboxEntry.State.FAILED)
                            .and(ENDED_AT)
                            .gte(failedSince))));
        });
    }

    @Override
    public void forget(Instant endedBefore) {
        Mongo.ask("delete old outbox entries", () -> {
            entries.remove(new Query(Criteria.where(ENDED_AT).lt(endedBefore)));
            return mails.remove(new Query(Criteria.where(AT).lt(endedBefore)));
        });
    }

    private static Criteria waiting() {
        return Criteria.where(STATE).is(OutboxEntry.State.WAITING);
    }

    private static Criteria waitingOf(Collection<OutboxEntry> wanted) {
        return Criteria.where(ID).in(ids(wanted)).and(STATE).is(OutboxEntry.State.WAITING);
    }

    private static List<String> ids(Collection<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::id).toList();
    }
}
