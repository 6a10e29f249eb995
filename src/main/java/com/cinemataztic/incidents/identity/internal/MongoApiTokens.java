package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.ApiTokens;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

@Repository
class MongoApiTokens implements ApiTokens {

    private final StoredCollection<ApiTokenDocument> tokens;

    MongoApiTokens(StoredDocuments documents) {
        this.tokens = documents.of(ApiTokenDocument.class);
    }

    @Override
    public List<ApiToken> all() {
        var all = Mongo.ask("read the tokens", () -> tokens.all(ApiTokenDocument::toToken));
        all.sort(Comparator.comparing(ApiToken::name));
        return all;
    }

    @Override
    public boolean add(ApiToken token) {
        return Mongo.ask("add a token", () -> tokens.add(ApiTokenDocument.of(token)));
    }

    @Override
    public boolean replace(ApiToken held, ApiToken changed) {
        var guard = Criteria.where("id").is(held.name()).and("version").is(held.version());
        return Mongo.ask("change a token", () -> tokens.replace(new Query(guard), ApiTokenDocument.of(changed)));
    }

    @Override
    public void used(String name, Instant at) {
        Mongo.ask(
                "note the use of a token",
                () -> tokens.template()
                        .updateFirst(
                                StoredCollection.withId(name),
                                new Update().set("lastUsedAt", at),
                                ApiTokenDocument.class));
    }
}
