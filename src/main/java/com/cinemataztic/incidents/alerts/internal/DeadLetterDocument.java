package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.alerts.intake.PackedBody;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A dead letter as stored, by its id.
 *
 * @param truncated null in dead letters from before bodies were truncated: their bodies are whole
 * @param compressed null in dead letters from before bodies were compressed: their bodies are as received
 * @param headers a list, because header names may contain dots and dollars; null where only the summary was read
 * @param body null where only the summary was read
 */
@Document("deadLetters")
@SchemaVersion(DeadLetterDocument.VERSION)
record DeadLetterDocument(
        @MongoId String id,
        Instant firstAt,
        Instant lastAt,
        int times,
        String reason,
        long size,
        @Nullable Boolean truncated,
        @Nullable Boolean compressed,
        @Nullable List<Header> headers,
        byte @Nullable [] body) {

    static final int VERSION = 1;

    /** A header of the request. */
    record Header(String name, String value) {}

    DeadLetter.Summary toSummary() {
        return new DeadLetter.Summary(
                new DeadLetterId(id), firstAt, lastAt, times, reason, size, Boolean.TRUE.equals(truncated));
    }

    DeadLetter toLetter() {
        var named = new LinkedHashMap<String, String>();
        Objects.requireNonNull(headers).forEach(header -> named.put(header.name, header.value));
        var packed = new PackedBody(Objects.requireNonNull(body), Boolean.TRUE.equals(compressed));
        return new DeadLetter(toSummary(), named, packed.unpacked());
    }
}
