package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Documents as each version of their form was written. What stands in these files is never changed, only added to: it is
 * what portals of that time left in their stores.
 */
public final class GoldenDocuments {

    private static final int NEWEST = 3;

    private GoldenDocuments() {}

    /** @return those of a collection in the form of today; a later file has only the collections whose form changed */
    public static List<Document> ofToday(String collection) {
        return IntStream.iterate(NEWEST, version -> version > 0, version -> version - 1)
                .mapToObj(version -> of(version, collection))
                .filter(documents -> !documents.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** @return those of a collection, none if it had none then */
    public static List<Document> of(int version, String collection) {
        try (var json =
                Objects.requireNonNull(GoldenDocuments.class.getResourceAsStream("/golden/" + version + ".json"))) {
            return Document.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                    .getList(collection, Document.class, List.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
