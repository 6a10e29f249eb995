package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.alerts.DeadLetter;
import com.cinemataztic.incidents.alerts.DeadLetters;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Repository;

@Repository
class MongoDeadLetters implements DeadLetters {

    private final MongoCollection<Document> letters;

    MongoDeadLetters(MongoDatabase database) {
        this.letters = database.getCollection("deadLetters");
    }

    @Override
    public void keep(DeadLetter letter) {
        var headers = letter.headers().entrySet().stream()
                .map(header -> new Document("name", header.getKey()).append("value", header.getValue()))
                .toList();
        var update = new Document(
                        "$setOnInsert",
                        new Document("reason", letter.reason())
                                .append("firstAt", Mongo.date(letter.receivedAt()))
                                .append("headers", headers)
                                .append("body", new Binary(letter.body())))
                .append("$set", new Document("lastAt", Mongo.date(letter.receivedAt())))
                .append("$inc", new Document("times", 1));
        Mongo.ask(
                "keep a dead letter",
                () -> letters.updateOne(eq("_id", id(letter)), update, new UpdateOptions().upsert(true)));
    }

    @Override
    public long count() {
        return Mongo.ask("count dead letters", letters::countDocuments);
    }

    private static String id(DeadLetter letter) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(letter.reason().getBytes(StandardCharsets.UTF_8));
            digest.update(letter.body());
            if (letter.body().length == 0) {
                // Nothing but the headers tells such letters apart.
                digest.update(letter.headers().toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
