package com.cinemataztic.embeddedmongo.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.RawBsonDocument;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which index answers which query, and how far. */
class PlanTests {
    private final MVStore store = MVStore.open(null);
    private final List<Entries> all = new ArrayList<>();

    @BeforeEach
    void entriesAsOfTickets() {
        all.add(entries(Entries.Kind.DOCUMENTS, false, "_id"));
        all.add(entries(Entries.Kind.UNIQUE, true, "liveKey"));
        all.add(entries(Entries.Kind.ORDERED, false, "region", "state", "-created", "-_id"));
        all.add(entries(Entries.Kind.ORDERED, false, "state", "-created", "-_id"));
        all.add(entries(Entries.Kind.ORDERED, true, "owed"));
        all.add(entries(Entries.Kind.ORDERED, false, "mixed", "-word"));
    }

    private Entries entries(Entries.Kind kind, boolean sparse, String... fields) {
        List<IndexKey> keys = new ArrayList<>();
        for (String field : fields) {
            keys.add(new IndexKey(field.replace("-", ""), !field.startsWith("-")));
        }
        MVMap<byte[], byte[]> map = store.openMap(
                String.join(",", fields),
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
        return new Entries(map, keys, sparse, kind, store.openMap("doubts"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {_id: 'x'}                                        | {}                     | _id         | fixed 1 exact
            {_id: {$in: ['x', 'y']}, state: 'open'}           | {}                     | _id         | fixed 1
            {_id: 'x', revision: 3}                           | {}                     | _id         | fixed 1
            {liveKey: {$in: ['x', 'y']}}                      | {}                     | liveKey     | fixed 1
            {liveKey: null}                                   | {}                     | none        | none
            {liveKey: {$exists: true}}                        | {}                     | none        | none
            {state: 'open', region: 'dk'}                     | {}                     | region      | fixed 2 exact
            {state: {$in: ['open', 'closed']}}                | {created: -1, _id: -1} | state       | fixed 1 sorted exact
            {state: 'open', region: {$in: ['dk', 'no']}}      | {created: -1, _id: -1} | region      | fixed 2 sorted exact
            {state: 'open', created: {$lte: 5}}               | {created: -1, _id: -1} | state       | fixed 1 bounded sorted
            {state: 'open'}                                   | {created: 1, _id: 1}   | state       | fixed 1 sorted backwards exact
            {state: 'open'}                                   | {created: 1, _id: -1}  | state       | fixed 1 exact
            {state: 'open'}                                   | {state: 1, created: -1} | state      | fixed 1 sorted exact
            {state: {$in: ['open', 'closed']}}                | {state: 1, created: -1} | state      | fixed 1 exact
            {region: 'dk'}                                    | {}                     | region      | fixed 1 exact
            {region: 'dk', title: 'x'}                        | {}                     | region      | fixed 1
            {region: 'dk', state: null}                       | {}                     | region      | fixed 2
            {region: {$in: []}}                               | {}                     | region      | fixed 1 exact
            {created: 5}                                      | {}                     | none        | none
            {}                                                | {_id: -1}              | _id         | fixed 0 sorted backwards exact
            {_id: {$gt: 'x'}}                                 | {_id: 1}               | _id         | fixed 0 bounded sorted
            {owed: {$exists: true}}                           | {owed: 1}              | owed        | fixed 0 sorted
            {owed: {$exists: false}}                          | {}                     | none        | none
            {owed: null}                                      | {}                     | none        | none
            {owed: {$lt: 5}}                                  | {}                     | owed        | fixed 0 bounded
            {mixed: 1, word: {$regex: '^ab'}}                 | {}                     | mixed       | fixed 1 bounded
            {mixed: 1}                                        | {word: 1}              | mixed       | fixed 1 sorted backwards exact
            {mixed: {$ne: 1}}                                 | {}                     | none        | none
            {mixed: [1]}                                      | {}                     | none        | none
            {mixed: {x: 1}}                                   | {}                     | none        | none
            {$and: [{mixed: 1}, {$and: [{word: 'x'}]}]}       | {}                     | mixed       | fixed 2 exact
            {$nor: [{mixed: 1}]}                              | {}                     | none        | none
            """)
    void chooses(String query, String order, String index, String how) {
        assertThat(described(query, order)).isEqualTo(index + ": " + how);
    }

    private String described(String query, String order) {
        Plan plan = Plan.of(parse(query), parse(order), all);
        if (plan == null) {
            return "none: none";
        }
        Plan.Part part = plan.parts().getFirst();
        return part.entries().keys().getFirst().getKey() + ": fixed " + part.fixed()
                + (part.bounded() ? " bounded" : "")
                + (part.sorted() ? " sorted" : "")
                + (part.backwards() ? " backwards" : "")
                + (part.exact() ? " exact" : "");
    }

    private static Document parse(String json) {
        return Bson.decode(RawBsonDocument.parse(json).getByteBuffer().array());
    }

    @Test
    void answersAnOrByAPartForEachBranch() {
        Plan plan = Objects.requireNonNull(
                Plan.of(parse("{$or: [{state: {$in: ['open']}}, {owed: {$gte: 5}}]}"), null, all));
        assertThat(plan.parts())
                .extracting(part -> part.entries().keys().getFirst().getKey())
                .containsExactly("state", "owed");
        assertThat(Plan.of(parse("{$or: [{state: 'open'}, {title: 'x'}]}"), null, all))
                .isNull();
    }

    @Test
    void neitherSortsNorBoundsNorCountsByAFieldInDoubt() {
        assertThat(described("{state: 'open', created: {$lt: 5}}", "{created: -1}"))
                .isEqualTo("state: fixed 1 bounded sorted");
        all.get(3).doubt(1);
        assertThat(described("{state: 'open', created: {$lt: 5}}", "{created: -1}"))
                .isEqualTo("state: fixed 1");
        assertThat(described("{state: 'open'}", "{}")).isEqualTo("state: fixed 1");
    }
}
