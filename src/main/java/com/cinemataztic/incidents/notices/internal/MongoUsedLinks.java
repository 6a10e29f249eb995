package com.cinemataztic.incidents.notices.internal;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.cinemataztic.incidents.notices.UsedLinks;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Used links in MongoDB, by what makes each the one it is. Few: a link that was never used is not here. */
@Repository
class MongoUsedLinks implements UsedLinks {

    private final MongoCollection<Document> links;

    MongoUsedLinks(MongoDatabase database) {
        this.links = database.getCollection("usedLinks");
    }

    @Override
    public boolean use(String nonce, Instant expiresAt) {
        return Mongo.ask("use a link", () -> {
            try {
                links.insertOne(new Document("_id", nonce).append("expiresAt", Mongo.date(expiresAt)));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public boolean isUsed(String nonce) {
        return Mongo.ask(
                        "look for a used link",
                        () -> links.find(eq("_id", nonce)).first())
                != null;
    }

    @Override
    public void giveBack(String nonce) {
        Mongo.ask("give a link back", () -> links.deleteOne(eq("_id", nonce)));
    }

    @Override
    public void forget(Instant expiredBefore) {
        Mongo.ask("forget used links", () -> links.deleteMany(lt("expiresAt", Mongo.date(expiredBefore))));
    }
}
