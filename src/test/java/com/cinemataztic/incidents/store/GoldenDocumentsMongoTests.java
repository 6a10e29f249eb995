package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.support.GoldenDocuments;
import com.cinemataztic.incidents.support.StoredForms;
import java.util.stream.IntStream;
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

    @RegisterExtension
    final TempStore store = new TempStore();

    /** A collection and a document of it, in an earlier version and as the same is written now. */
    static Stream<Arguments> earlier() {
        return IntStream.of(1, 2)
                .boxed()
                .flatMap(version -> StoredForms.BY_COLLECTION.keySet().stream()
                        .sorted()
                        .flatMap(collection -> {
                            var before = GoldenDocuments.of(version, collection);
                            var after = GoldenDocuments.ofToday(collection);
                            assertThat(after).describedAs(collection).hasSizeGreaterThanOrEqualTo(before.size());
                            return IntStream.range(0, before.size())
                                    .mapToObj(i -> Arguments.of(collection, before.get(i), after.get(i)));
                        }));
    }

    static Stream<Arguments> ofToday() {
        return StoredForms.BY_COLLECTION.keySet().stream()
                .sorted()
                .flatMap(collection -> GoldenDocuments.ofToday(collection).stream()
                        .map(document -> Arguments.of(collection, document)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("earlier")
    void aDocumentOfAnEarlierVersionIsWrittenAgainWithAllThatItSays(
            String collection, Document before, Document after) {
        assertThat(rewritten(collection, before)).isEqualTo(after.toBsonDocument());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofToday")
    void aDocumentOfTodayIsWrittenAgainAsItIs(String collection, Document document) {
        assertThat(rewritten(collection, document)).isEqualTo(document.toBsonDocument());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofToday")
    void aFieldThatNobodyKnowsIsPassedOver(String collection, Document document) {
        var later = new Document(document).append("schemaVersion", 99).append("fromTheFuture", new Document("a", 1));
        assertThat(rewritten(collection, later)).isEqualTo(document.toBsonDocument());
    }

    @Test
    void eachKindHasOne() {
        assertThat(StoredForms.BY_COLLECTION.keySet())
                .allSatisfy(collection ->
                        assertThat(GoldenDocuments.ofToday(collection)).isNotEmpty());
    }

    private BsonDocument rewritten(String collection, Document stored) {
        return StoredForms.rewritten(store.documents().template().getConverter(), collection, stored)
                .toBsonDocument();
    }
}
