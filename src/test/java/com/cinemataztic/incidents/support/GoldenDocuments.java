package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/**
 * Documents as each version of their form was written. What stands in these files is never changed, only added to: it is
 * what portals of that time left in their stores.
 */
public final class GoldenDocuments {

    private GoldenDocuments() {}

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
