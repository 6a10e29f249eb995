package com.cinemataztic.incidents.fleet.internal;

import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaCards;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Cinemas' cards in MongoDB, by the cinema's id. */
@Repository
class MongoCinemaCards implements CinemaCards {

    private static final int BATCH = 500;

    private final MongoCollection<Document> cards;

    MongoCinemaCards(MongoDatabase database) {
        this.cards = database.getCollection("cinemaCards");
    }

    @Override
    public List<CinemaCard> all() {
        return Mongo.ask(
                "read the cinemas' cards",
                () -> cards.find()
                        .batchSize(BATCH)
                        .map(document -> new CinemaCard(
                                document.getString("_id"),
                                document.getString("phone"),
                                document.getString("language"),
                                document.getString("notes")))
                        .into(new ArrayList<>()));
    }

    @Override
    public void put(Collection<CinemaCard> changed) {
        var upsert = new ReplaceOptions().upsert(true);
        var writes = changed.stream()
                .map(card -> new ReplaceOneModel<>(
                        eq("_id", card.cinemaId()),
                        new Document("_id", card.cinemaId())
                                .append("phone", card.phone())
                                .append("language", card.language())
                                .append("notes", card.notes()),
                        upsert))
                .toList();
        Mongo.ask("keep cinemas' cards", () -> cards.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }
}
