package com.cinemataztic.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be done wrongly is rejected, by name. */
class UnsupportedMongoTests {
    @TempDir
    static Path folder;

    private static Opened opened;

    @BeforeAll
    static void open() {
        opened = Opened.in(folder);
        opened.things().insertOne(new Document("_id", 1).append("list", List.of(1, 2, 3)));
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', unique: true, partialFilterExpression: {b: 1}}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', expireAfterSeconds: 60}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', expireAfterSeconds: 0}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', collation: {locale: 'de'}}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', hidden: true}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 'text'}, name: 'x'}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 'hashed'}, name: 'x'}]}",
                "{createIndexes: 'things', indexes: [{key: {'$**': 1}, name: 'x'}]}",
                "{create: 'new', capped: true, size: 1000}",
                "{create: 'new', validator: {a: {$exists: true}}}",
                "{create: 'new', collation: {locale: 'de'}}",
                "{create: 'new', viewOn: 'things', pipeline: []}",
                "{create: 'new', timeseries: {timeField: 'at'}}",
                "{find: 'things', filter: {}, collation: {locale: 'de'}}",
                "{find: 'things', filter: {}, tailable: true}",
                "{find: 'things', filter: {}, projection: {list: {$slice: 1}}}",
                "{find: 'things', filter: {}, projection: {other: '$list'}}",
                "{find: 'things', filter: {}, sort: {$natural: -1}}",
                "{count: 'things', collation: {locale: 'de'}}",
                "{distinct: 'things', key: 'a', collation: {locale: 'de'}}",
                "{aggregate: 'things', pipeline: [], cursor: {}, collation: {locale: 'de'}}",
                "{aggregate: 'things', pipeline: [{$out: 'new'}], cursor: {}}",
                "{aggregate: 'things', pipeline: [{$changeStream: {}}], cursor: {}}",
                "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {a: 1}}}, {q: {_id: 1}, u: {$set: {b: 1}}}]}",
                "{update: 'things', updates: [{q: {_id: 1}, u: [{$set: {a: 1}}]}]}",
                "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {a: 1}}, collation: {locale: 'de'}}]}",
                "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {a: 1}}, sort: {a: 1}}]}",
                "{delete: 'things', deletes: [{q: {}, limit: 0, collation: {locale: 'de'}}]}",
                "{findAndModify: 'things', query: {_id: 1}, update: [{$set: {a: 1}}]}",
                "{findAndModify: 'things', query: {_id: 1}, update: {$set: {a: 1}}, collation: {locale: 'de'}}",
                "{insert: 'things', documents: [{_id: 9}], txnNumber: 1, autocommit: false, startTransaction: true}",
                "{dropIndexes: 'things', index: '*'}",
            })
    void rejectsIt(String command) {
        var rejection = catchThrowableOfType(
                MongoCommandException.class, () -> opened.database().runCommand(Document.parse(command)));
        assertThat(rejection).isNotNull();
        assertThat(rejection.getCode()).isEqualTo(115);
        assertThat(rejection.getErrorMessage()).contains("not supported by this embedded store");
        assertThat(opened.things().find()).containsExactly(new Document("_id", 1).append("list", List.of(1, 2, 3)));
        assertThat(opened.things().listIndexes()).hasSize(1);
        assertThat(opened.database().listCollectionNames()).containsExactly("things");
    }

    @Test
    void rejectsARename() {
        Document rename = new Document("renameCollection", "test.things").append("to", "test.new");
        assertThatThrownBy(() -> opened.client().getDatabase("admin").runCommand(rename))
                .hasMessageContaining("not supported by this embedded store");
    }

    @Test
    void rejectsAnOrderedBulkOfSeveralUpdatesButTakesItUnordered() {
        MongoCollection<Document> others = opened.client().getDatabase("other").getCollection("others");
        List<UpdateOneModel<Document>> two = List.of(
                new UpdateOneModel<>(new Document("_id", 1), Document.parse("{$set: {a: 1}}")),
                new UpdateOneModel<>(new Document("_id", 2), Document.parse("{$set: {a: 1}}")));
        assertThatThrownBy(() -> others.bulkWrite(two)).hasMessageContaining("ordered");
        assertThatCode(() -> others.bulkWrite(two, new BulkWriteOptions().ordered(false)))
                .doesNotThrowAnyException();
    }

    @Test
    void hasNoTransactions() {
        assertThatThrownBy(() -> {
                    try (var session = opened.client().startSession()) {
                        session.startTransaction();
                        opened.things().insertOne(session, new Document("_id", 2));
                    }
                })
                .isInstanceOf(MongoClientException.class);
    }

    @Test
    void takesPlainIndexesWithoutComplaint() {
        MongoCollection<Document> others = opened.client().getDatabase("other").getCollection("indexed");
        assertThatCode(() -> others.createIndex(Document.parse("{state: 1, updated: -1}")))
                .doesNotThrowAnyException();
    }
}
