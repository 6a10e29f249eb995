package com.cinemataztic.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoExecutionTimeoutException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code maxTimeMS} stops a read. */
class TimeLimitMongoTests {
    /** A scan of so many takes many times a millisecond. */
    private static final int MANY = 20_000;

    @TempDir
    static Path folder;

    private static Opened opened;

    @BeforeAll
    static void open() {
        opened = Opened.in(folder);
        opened.things()
                .insertMany(IntStream.range(0, MANY)
                        .mapToObj(i -> new Document("_id", i).append("a", i))
                        .toList());
        opened.things().createIndex(new Document("a", 1));
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'things', filter: {b: 1}}",
                "{find: 'things', filter: {a: {$gte: 0}, b: 1}, sort: {a: -1}}",
                "{count: 'things', query: {b: 1}}",
                "{distinct: 'things', key: 'b'}",
                "{aggregate: 'things', pipeline: [{$match: {b: 1}}], cursor: {}}",
                "{aggregate: 'things', pipeline: [{$match: {b: 1}}, {$group: {_id: 1, n: {$sum: 1}}}], cursor: {}}"
            })
    void aReadIsStoppedAtItsTimeLimit(String read) {
        Document command = Document.parse(read);
        assertThatThrownBy(() -> opened.database().runCommand(command.append("maxTimeMS", 1)))
                .isInstanceOf(MongoExecutionTimeoutException.class)
                .hasMessageContaining("operation exceeded time limit");
        assertThat(opened.database().runCommand(command.append("maxTimeMS", 60_000)))
                .containsEntry("ok", 1.0);
    }
}
