package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.alerts.Mend;
import com.cinemataztic.incidents.alerts.Mends;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoMends implements Mends {

    private static final String AT = "at";

    private final MongoCollection<Document> mends;

    MongoMends(MongoDatabase database) {
        this.mends = database.getCollection("mends");
        Mongo.ask("make the index of mends", () -> mends.createIndex(descending(AT)));
    }

    @Override
    public void add(Collection<Mend> made) {
        Mongo.ask(
                "keep what was mended",
                () -> mends.insertMany(
                        made.stream().map(MongoMends::write).toList(), new InsertManyOptions().ordered(false)));
    }

    @Override
    public List<Mend> since(Instant then, int limit) {
        return Mongo.ask(
                "read what was mended",
                () -> mends.find(gte(AT, Mongo.date(then)))
                        .sort(descending(AT))
                        .limit(limit)
                        .map(MongoMends::read)
                        .into(new ArrayList<>()));
    }

    @Override
    public void forget(Instant before) {
        Mongo.ask("forget what was mended", () -> mends.deleteMany(lt(AT, Mongo.date(before))));
    }

    private static Document write(Mend mend) {
        var document = new Document(AT, Mongo.date(mend.at()))
                .append("missing", mend.kind().name())
                .append("fingerprint", mend.fingerprint().value())
                .append("key", mend.key().value())
                .append("missingSince", Mongo.date(mend.missingSince()));
        var ticket = mend.ticket();
        Mongo.putIfPresent(document, "ticket", ticket == null ? null : ticket.value());
        return document;
    }

    private static Mend read(Document document) {
        var ticket = document.getString("ticket");
        return new Mend(
                Objects.requireNonNull(Mongo.instant(document, AT)),
                Mend.Kind.valueOf(document.getString("missing")),
                new Fingerprint(document.getString("fingerprint")),
                new TicketKey(document.getString("key")),
                ticket == null ? null : new TicketId(ticket),
                Objects.requireNonNull(Mongo.instant(document, "missingSince")));
    }
}
