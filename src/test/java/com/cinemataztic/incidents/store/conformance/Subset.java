package com.cinemataztic.incidents.store.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What the product asks of MongoDB, shape by shape, and what a server must answer: {@code conformance/subset.json}.
 * There {@code given} holds documents by the name of a set; where documents are expected, one of a case's own given
 * documents is named by its {@code _id}.
 */
final class Subset {

    private static final BsonDocument FILE = read();
    private static final BsonDocument ASKED = FILE.getDocument("asked");

    private Subset() {}

    /**
     * One question and its answer.
     *
     * @param shape the shape of {@code run}
     * @param why what rests on the answer
     * @param given the documents of the collection
     * @param first a command that is run before, if any; a {@code getMore} reads on in its cursor
     * @param run the command, as the driver sends it
     * @param reply what of the reply must hold; null: is not in it
     * @param then the documents of the collection afterwards
     */
    record Case(
            String shape,
            String why,
            List<BsonDocument> given,
            @Nullable BsonDocument first,
            BsonDocument run,
            BsonDocument reply,
            List<BsonDocument> then) {

        /** @return the collection that it is about */
        String collection() {
            return run.getString(run.containsKey("collection") ? "collection" : run.getFirstKey())
                    .getValue();
        }

        /** @return whether documents are asked for in an order */
        boolean sorted() {
            return Objects.requireNonNullElse(first, run).containsKey("sort");
        }

        @Override
        public String toString() {
            return run.getFirstKey() + " " + collection() + ": " + why;
        }
    }

    static List<Case> cases() {
        return ASKED.keySet().stream().flatMap(Subset::cases).toList();
    }

    /** @return those of the shapes that have no case */
    static Set<String> unknown(Collection<String> shapes) {
        var unknown = new TreeSet<>(shapes);
        unknown.removeAll(ASKED.keySet());
        return unknown;
    }

    /** @return the shapes that have cases but are not among those given */
    static Set<String> absentFrom(Collection<String> shapes) {
        var absent = new TreeSet<>(ASKED.keySet());
        absent.removeAll(shapes);
        return absent;
    }

    /** @return the indexes that the product makes on the collection, as {@code createIndexes} takes them */
    static BsonArray indexes(String collection) {
        return new BsonArray(cases().stream()
                .filter(it ->
                        it.run().containsKey("createIndexes") && it.collection().equals(collection))
                .flatMap(it -> it.run().getArray("indexes").stream())
                .distinct()
                .toList());
    }

    private static Stream<Case> cases(String shape) {
        return ASKED.getArray(shape).stream().map(BsonValue::asDocument).map(it -> toCase(shape, it));
    }

    private static Case toCase(String shape, BsonDocument it) {
        var given = given(it.get("given", new BsonArray()));
        return new Case(
                shape,
                it.getString("why").getValue(),
                given,
                it.containsKey("first") ? asSent(it.getDocument("first")) : null,
                asSent(it.getDocument("run")),
                withDocuments(it.getDocument("reply"), given),
                it.containsKey("then") ? documents(it.getArray("then"), given) : given);
    }

    /** With the product's write concern, which in the file would stand in every second line. */
    private static BsonDocument asSent(BsonDocument command) {
        return Shape.isWrite(command) ? command.clone().append(Shape.WRITE_CONCERN, Shape.DURABLE) : command;
    }

    private static List<BsonDocument> given(BsonValue given) {
        var documents = given.isString()
                ? FILE.getDocument("given").getArray(given.asString().getValue())
                : given.asArray();
        return documents(documents, List.of());
    }

    private static List<BsonDocument> documents(BsonArray documents, List<BsonDocument> given) {
        return documents.stream()
                .map(it -> it.isString() ? withId(it, given) : it.asDocument())
                .toList();
    }

    private static BsonDocument withId(BsonValue id, List<BsonDocument> given) {
        return given.stream()
                .filter(document -> document.get("_id", BsonNull.VALUE).equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no document is given with the _id " + id));
    }

    private static BsonDocument withDocuments(BsonDocument reply, List<BsonDocument> given) {
        var whole = reply.clone();
        whole.getDocument("cursor", new BsonDocument())
                .replaceAll(
                        (field, value) -> value.isArray() ? new BsonArray(documents(value.asArray(), given)) : value);
        return whole;
    }

    private static BsonDocument read() {
        try (var json = Objects.requireNonNull(Subset.class.getResourceAsStream("/conformance/subset.json"))) {
            return BsonDocument.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
