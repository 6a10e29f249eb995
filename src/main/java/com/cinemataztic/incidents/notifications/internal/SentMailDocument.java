package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.Outbox.SentMail;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A sent mail as stored, by its message id. */
@Document("sentMails")
@SchemaVersion(1)
record SentMailDocument(
        @MongoId String id,
        String recipient,
        String region,
        Instant at,
        @Field("notices") int entries) {

    static SentMailDocument of(SentMail mail) {
        return new SentMailDocument(mail.messageId(), mail.recipient(), mail.region(), mail.at(), mail.entries());
    }

    SentMail toMail() {
        return new SentMail(id, recipient, region, at, entries);
    }
}
