package com.cinemataztic.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.index.OrderedIndex;
import com.cinemataztic.embeddedmongo.index.Plan;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For documents, indexes, changes, filters and orders made up at random: what the indexes answer is what looking at all
 * documents answers. Rounds: system property {@code plan.rounds}; to repeat a run: {@code plan.seed}, as logged.
 */
class PlanPropertyTests {
    private static final Logger log = LoggerFactory.getLogger(PlanPropertyTests.class);
    private static final int DOCUMENTS = 60;
    private static final int CHANGES = 60;
    private static final int QUERIES = 150;

    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private int answeredByIndex;
    private int sortedByIndex;
    private int countedByIndex;

    @Test
    void answersByIndexWhatAScanAnswers() {
        long seed = Long.getLong("plan.seed", System.nanoTime());
        int rounds = Integer.getInteger("plan.rounds", 60);
        for (int round = 0; round < rounds; round++) {
            round(seed + round);
        }
        log.info(
                "plan.seed {}: {} rounds, {} queries, {} by index, {} sorted, {} counted by it",
                seed,
                rounds,
                rounds * QUERIES,
                answeredByIndex,
                sortedByIndex,
                countedByIndex);
        // Or nothing would be shown.
        assertThat(answeredByIndex).isGreaterThan(rounds * QUERIES / 4);
        assertThat(sortedByIndex).isGreaterThan(rounds * QUERIES / 100);
        assertThat(countedByIndex).isGreaterThan(rounds);
    }

    private void round(long seed) {
        Generated generated = new Generated(new Random(seed));
        try (MVStore store = MVStore.open(null)) {
            Database database = new Database("test", store, new CursorRegistry());
            DocumentCollection things = (DocumentCollection)
                    database.createCollectionOrThrowIfExists("things", CollectionOptions.withDefaults());
            // Some before and some after there are documents.
            generated.indexes().forEach(index -> addIndex(database, things, index));
            for (int i = 0; i < DOCUMENTS; i++) {
                tried(() -> things.insertDocuments(List.of(generated.document()), true));
            }
            generated.indexes().forEach(index -> addIndex(database, things, index));
            for (int i = 0; i < CHANGES; i++) {
                tried(() -> change(things, generated));
            }
            for (int i = 0; i < QUERIES; i++) {
                compare(things, generated, "seed " + seed + " query " + i);
            }
            compareEntries(database, things, "seed " + seed);
        }
    }

    private static void addIndex(Database database, DocumentCollection things, Generated.Keys index) {
        if (things.getIndexes().stream().noneMatch(one -> one.getName().equals(index.name()))) {
            tried(() -> things.addIndex(
                    database.openOrCreateSecondaryIndex("things", index.name(), index.keys(), index.sparse())));
        }
    }

    /** Some of what is made up is rejected, two arrays side by side in an index for one; then nothing has changed. */
    private static void tried(Runnable step) {
        try {
            step.run();
        } catch (MongoServerError rejected) {
            log.trace("rejected", rejected);
        }
    }

    private static void change(DocumentCollection things, Generated generated) {
        if (generated.oneIn(6)) {
            things.deleteDocuments(generated.filter(), 1, NoopOplog.get());
        } else {
            Document update = generated.update();
            things.updateDocuments(generated.filter(), update, ArrayFilters.empty(), true, false, NoopOplog.get());
        }
    }

    private void compare(DocumentCollection things, Generated generated, String which) {
        Document filter = generated.filter();
        Document order = generated.order();
        int limit = generated.limit();
        String what = which + ": " + filter + " by " + order + " limit " + limit;

        List<Document> matching = things.queryAllAsStream()
                .filter(document -> matcher.matches(document, filter))
                .toList();
        List<Document> answer = new ArrayList<>();
        Document query = new Document("query", filter).append("orderby", order);
        things.handleQuery(new QueryParameters(query, 0, limit)).forEach(answer::add);

        assertThat(answer).as(what).doesNotHaveDuplicates().isSubsetOf(matching);
        assertThat(answer).as(what).hasSize(limit == 0 ? matching.size() : Math.min(limit, matching.size()));
        if (!order.isEmpty()) {
            DocumentComparator comparator = new DocumentComparator(order);
            List<Document> expected = matching.stream().sorted(comparator).toList();
            for (int i = 0; i < answer.size(); i++) {
                // The order of two equal documents is undefined.
                assertThat(comparator.compare(answer.get(i), expected.get(i)))
                        .as("%s: place %s: %s for %s", what, i, answer.get(i), expected.get(i))
                        .isZero();
            }
        }
        assertThat(things.count(filter, 0, 0)).as(what).isEqualTo(matching.size());
        note(things.plan(filter, order));
    }

    private void note(@Nullable Plan plan) {
        if (plan != null) {
            answeredByIndex++;
            sortedByIndex += plan.sorted() ? 1 : 0;
            countedByIndex += plan.exact() ? 1 : 0;
        }
    }

    /** After all changes each index must be as if it were built now. */
    private static void compareEntries(Database database, DocumentCollection things, String which) {
        for (Index<ByteBuffer> index : List.copyOf(things.getIndexes())) {
            if (index instanceof OrderedIndex ordered) {
                OrderedIndex rebuilt = (OrderedIndex) database.openOrCreateSecondaryIndex(
                        "things",
                        index.getName() + " rebuilt",
                        index.getKeys(),
                        ordered.entries().isSparse());
                things.addIndex(rebuilt);
                assertThat(keys(ordered)).as("%s: %s", which, index.getName()).isEqualTo(keys(rebuilt));
            }
        }
    }

    private static List<String> keys(OrderedIndex index) {
        return StreamSupport.stream(
                        ((Iterable<byte[]>) () -> index.entries().map().keyIterator(null)).spliterator(), false)
                .map(Arrays::toString)
                .toList();
    }

    @Test
    void makesUpWhatDiffers() {
        Generated generated = new Generated(new Random(1));
        HashSet<Document> filters = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            filters.add(generated.filter());
        }
        assertThat(filters).hasSizeGreaterThan(80);
    }
}
