package com.cinemataztic.embeddedmongo.program;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Writes a database as an {@link Archive}. */
final class Export {
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private Export() {}

    /**
     * Writes the archive. The file gets its name only once it is complete.
     *
     * @return how many documents each collection has
     * @throws CommandFailure if the database changed meanwhile: what was read then belongs to no single moment.
     */
    static SortedMap<String, Long> write(MongoDatabase database, Path file, Progress progress) throws IOException {
        if (Files.exists(file)) {
            throw new CommandFailure(file + " exists already. Name a file that does not.");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        var counts = new TreeMap<String, Long>();
        try (var out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(ownersOnly(part)), StandardCharsets.UTF_8))) {
            line(
                    out,
                    new BsonDocument("format", new BsonString(Archive.FORMAT))
                            .append("version", new BsonInt32(Archive.VERSION))
                            .append("at", new BsonString(Instant.now().toString())));
            for (var name : collections(database)) {
                var collection = database.getCollection(name, BsonDocument.class);
                line(out, new BsonDocument("collection", new BsonString(name)).append("indexes", indexes(collection)));
                counts.put(name, documents(collection, out, progress));
                requireUnchanged(collection, counts.get(name));
            }
            var end = new BsonDocument();
            counts.forEach((name, count) -> end.append(name, new BsonInt64(count)));
            line(out, new BsonDocument("end", end));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return counts;
    }

    /** Restricts the file to its owner: it contains accounts, too. */
    private static OutputStream ownersOnly(Path file) throws IOException {
        var out = Files.newOutputStream(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return out;
    }

    private static List<String> collections(MongoDatabase database) {
        return database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> !name.startsWith("system."))
                .sorted()
                .toList();
    }

    private static BsonArray indexes(MongoCollection<BsonDocument> collection) {
        var indexes = collection.listIndexes(BsonDocument.class).into(new ArrayList<>());
        return new BsonArray(indexes.stream()
                .filter(index -> !index.getString("name").getValue().equals("_id_"))
                .map(Export::described)
                .sorted(Comparator.comparing(index -> index.getString("name").getValue()))
                .toList());
    }

    private static BsonDocument described(BsonDocument index) {
        var described = new BsonDocument();
        index.forEach((field, value) -> {
            var no = value.isBoolean() && !value.asBoolean().getValue();
            if (Archive.OF_AN_INDEX.contains(field) && !no) {
                described.append(field, value);
            }
        });
        return described;
    }

    /** Reads page by page in the order of the ids: neither side ever has all documents in memory. */
    private static long documents(MongoCollection<BsonDocument> collection, BufferedWriter out, Progress progress)
            throws IOException {
        long count = 0;
        BsonValue last = null;
        while (true) {
            var page = (last == null ? collection.find() : collection.find(Filters.gt("_id", last)))
                    .sort(Sorts.ascending("_id"))
                    .limit(Archive.PAGE)
                    .into(new ArrayList<>());
            for (var document : page) {
                line(out, new BsonDocument("document", document));
                last = document.get("_id");
            }
            count += page.size();
            progress.at(count);
            if (page.size() < Archive.PAGE) {
                return count;
            }
        }
    }

    private static void requireUnchanged(MongoCollection<BsonDocument> collection, long written) {
        var now = collection.countDocuments();
        if (now != written) {
            throw new CommandFailure(collection.getNamespace() + " has " + now + " documents, of which " + written
                    + " were read: it changes. Stop what writes to it, and try again.");
        }
    }

    private static void line(BufferedWriter out, BsonDocument document) throws IOException {
        out.write(document.toJson(CANONICAL));
        out.write('\n');
    }
}
