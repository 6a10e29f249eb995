package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.support.GoldenDocuments;
import com.cinemataztic.incidents.support.StoredForms;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What earlier portals wrote is read, and written again with all that it says. */
class GoldenDocumentsMongoTests {

    private static final int NEWEST = 2;

    @RegisterExtension
    final TempStore store = new TempStore();

    /** A collection and a document of it, in version 1 and as the same is written now. */
    static Stream<Arguments> pairs() {
        return StoredForms.BY_COLLECTION.keySet().stream().sorted().flatMap(collection -> {
            var after = GoldenDocuments.of(NEWEST, collection);
            var old = GoldenDocuments.of(1, collection);
            var before = old.isEmpty() ? after : old; // what is newer than version 1
            assertThat(after).describedAs(collection).hasSameSizeAs(before);
            return Stream.iterate(0, i -> i < before.size(), i -> i + 1)
                    .map(i -> Arguments.of(collection, before.get(i), after.get(i)));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void aDocumentOfVersion1IsWrittenAgainWithAllThatItSays(String collection, Document before, Document after) {
        assertThat(rewritten(collection, before)).isEqualTo(after.toBsonDocument());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void aDocumentOfTodayIsWrittenAgainAsItIs(String collection, Document before, Document after) {
        assertThat(rewritten(collection, after)).isEqualTo(after.toBsonDocument());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void aFieldThatNobodyKnowsIsPassedOver(String collection, Document before, Document after) {
        var later = new Document(after).append("schemaVersion", 99).append("fromTheFuture", new Document("a", 1));
        assertThat(rewritten(collection, later)).isEqualTo(after.toBsonDocument());
    }

    @Test
    void eachKindHasOne() {
        assertThat(StoredForms.BY_COLLECTION.keySet())
                .allSatisfy(collection ->
                        assertThat(GoldenDocuments.of(NEWEST, collection)).isNotEmpty());
    }

    private BsonDocument rewritten(String collection, Document stored) {
        return StoredForms.rewritten(store.documents().template().getConverter(), collection, stored)
                .toBsonDocument();
    }
}
