package com.cinemataztic.incidents.fleet.internal;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaCards;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Repository;

/** Stores cinema cards in MongoDB, by the cinema's id. */
@Repository
class MongoCinemaCards implements CinemaCards {

    private final StoredCollection<CardDocument> cards;

    /** A card as stored. */
    @Document("cinemaCards")
    @SchemaVersion(1)
    record CardDocument(@MongoId String id, String phone, String language, String notes) {

        static CardDocument of(CinemaCard card) {
            return new CardDocument(card.cinemaId(), card.phone(), card.language(), card.notes());
        }

        CinemaCard toCard() {
            return new CinemaCard(id, phone, language, notes);
        }
    }

    MongoCinemaCards(StoredDocuments documents) {
        this.cards = documents.of(CardDocument.class);
    }

    @Override
    public List<CinemaCard> all() {
        return Mongo.ask("read the cinemas' cards", () -> cards.all(CardDocument::toCard));
    }

    @Override
    public void put(Collection<CinemaCard> changed) {
        Mongo.run(
                "keep cinemas' cards",
                () -> cards.putAll(changed.stream().map(CardDocument::of).toList(), CardDocument::id));
    }
}
