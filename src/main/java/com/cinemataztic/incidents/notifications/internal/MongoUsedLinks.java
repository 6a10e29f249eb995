package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.takelink.UsedLinks;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Used take links in MongoDB, by nonce. There are few: a link that was never used has no document. */
@Repository
class MongoUsedLinks implements UsedLinks {

    private final StoredCollection<UsedLinkDocument> links;

    /** A used link, by its nonce. */
    @Document("usedLinks")
    @SchemaVersion(1)
    record UsedLinkDocument(@MongoId String id, Instant expiresAt) {}

    MongoUsedLinks(StoredDocuments documents) {
        this.links = documents.of(UsedLinkDocument.class);
    }

    @Override
    public boolean use(String nonce, Instant expiresAt) {
        return Mongo.ask("use a link", () -> links.add(new UsedLinkDocument(nonce, expiresAt)));
    }

    /** A stored nonce is used, whether or not its document is readable. */
    @Override
    public boolean isUsed(String nonce) {
        return Mongo.ask("read a used link", () -> links.count(StoredCollection.withId(nonce))) > 0;
    }

    @Override
    public void giveBack(String nonce) {
        Mongo.ask("give a link back", () -> links.remove(nonce));
    }

    @Override
    public void forget(Instant expiredBefore) {
        Mongo.ask(
                "forget used links",
                () -> links.remove(new Query(Criteria.where("expiresAt").lt(expiredBefore))));
    }
}
