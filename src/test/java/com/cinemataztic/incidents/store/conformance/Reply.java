package com.cinemataztic.incidents.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** Compares what a server replied with what of it must hold. */
final class Reply {

    /** Where documents of the collection stand: they must be as expected to the type, the rest of a reply need not. */
    private static final Set<String> DOCUMENTS = Set.of("firstBatch", "nextBatch", "value");

    private final boolean sorted;
    private final String context;

    private Reply(boolean sorted, String context) {
        this.sorted = sorted;
        this.context = context;
    }

    /**
     * @param question the command, for the message of a failure
     * @param expected what must hold; null: is not in it
     * @param reply the server's
     * @param sorted whether documents were asked for in an order
     */
    static void mustHold(String question, BsonDocument expected, BsonDocument reply, boolean sorted) {
        new Reply(sorted, question + "\nwas answered " + reply.toJson() + "\nof which ")
                .holds("reply", expected, reply);
    }

    private void holds(String path, BsonValue expected, BsonValue actual) {
        switch (expected) {
            case BsonDocument fields -> {
                assertThat(actual).describedAs("%s", context + path).isInstanceOf(BsonDocument.class);
                fields.forEach((field, value) -> {
                    var held = actual.asDocument().get(field, BsonNull.VALUE);
                    if (DOCUMENTS.contains(field)) {
                        areThese(path + "." + field, value, held);
                    } else {
                        holds(path + "." + field, value, held);
                    }
                });
            }
            case BsonArray elements -> {
                assertThat(actual).describedAs("%s", context + path).isInstanceOf(BsonArray.class);
                assertThat(actual.asArray()).describedAs("%s", context + path).hasSameSizeAs(elements);
                for (int i = 0; i < elements.size(); i++) {
                    holds(
                            path + "[" + i + "]",
                            elements.get(i),
                            actual.asArray().get(i));
                }
            }
            case BsonNumber number -> {
                assertThat(actual).describedAs("%s", context + path).isInstanceOf(BsonNumber.class);
                // Whether a server counts in 32 bits, in 64 or in floating point is all one to the driver.
                assertThat(actual.asNumber().doubleValue())
                        .describedAs("%s", context + path)
                        .isEqualTo(number.doubleValue());
            }
            default -> assertThat(actual).describedAs("%s", context + path).isEqualTo(expected);
        }
    }

    private void areThese(String path, BsonValue expected, BsonValue actual) {
        if (expected instanceof BsonArray documents && !sorted) {
            assertThat(actual.asArray())
                    .describedAs("%s", context + path)
                    .containsExactlyInAnyOrderElementsOf(documents);
        } else {
            assertThat(actual).describedAs("%s", context + path).isEqualTo(expected);
        }
    }
}
