package com.cinemataztic.embeddedmongo.program;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * A whole database in one file that can fill any MongoDB: gzipped lines of extended JSON (canonical). First comes a
 * header, then each collection with its indexes and its documents, and finally the number of documents. A file without
 * that end is incomplete.
 */
final class Archive {
    static final String FORMAT = "incidents-archive";
    static final int VERSION = 1;
    static final int PAGE = 1_000;
    private static final Pattern COLLECTION = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,100}");
    static final Set<String> OF_AN_INDEX = Set.of("key", "name", "unique", "sparse");

    private Archive() {}

    /** The line is not valid at its place in an archive. A rejection of a valid document is reported differently. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /** Processes the content of an archive. */
    private interface Reader {
        void collection(String name, BsonArray indexes);

        void document(BsonDocument document);

        void end();
    }

    /**
     * Reads all of it.
     *
     * @return how many documents each collection has
     * @throws CommandFailure if the archive is incomplete or malformed, with the line at fault.
     */
    static SortedMap<String, Long> verify(Path file) throws IOException {
        return read(file, new Reader() {
            @Override
            public void collection(String name, BsonArray indexes) {}

            @Override
            public void document(BsonDocument document) {}

            @Override
            public void end() {}
        });
    }

    /**
     * Fills a database that has none of the archive's collections.
     *
     * @return how many documents each collection has now, as counted there
     * @throws CommandFailure if the archive is incomplete or malformed, or the database does not accept all of it.
     */
    static SortedMap<String, Long> read(Path file, MongoDatabase database, Progress progress) throws IOException {
        var counts = read(file, new Filling(database, progress));
        counts.forEach((name, count) -> {
            var arrived = database.getCollection(name).countDocuments();
            if (arrived != count) {
                throw new CommandFailure(
                        name + " has " + arrived + " documents after the import, the archive " + count);
            }
        });
        return counts;
    }

    private static final class Filling implements Reader {
        private final MongoDatabase database;
        private final Progress progress;
        private final List<BsonDocument> page = new ArrayList<>();
        private @Nullable MongoCollection<BsonDocument> current;
        private long count;

        Filling(MongoDatabase database, Progress progress) {
            this.database = database;
            this.progress = progress;
        }

        @Override
        public void collection(String name, BsonArray indexes) {
            end();
            current = database.getCollection(name, BsonDocument.class);
            if (!indexes.isEmpty()) {
                database.runCommand(new BsonDocument("createIndexes", new BsonString(name)).append("indexes", indexes));
            }
        }

        @Override
        public void document(BsonDocument document) {
            page.add(document);
            if (page.size() == PAGE) {
                end();
            }
        }

        @Override
        public void end() {
            if (current != null && !page.isEmpty()) {
                try {
                    current.insertMany(page, new InsertManyOptions().ordered(false));
                } catch (MongoException | BSONException rejected) {
                    throw new CommandFailure(
                            current.getNamespace() + " does not accept the archive: " + rejected.getMessage());
                }
                count += page.size();
                progress.at(count);
                page.clear();
            }
        }
    }

    private static SortedMap<String, Long> read(Path file, Reader reader) throws IOException {
        long number = 0;
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            var counts = new TreeMap<String, Long>();
            String name = null;
            BsonDocument end = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                var parsed = BsonDocument.parse(line);
                if (number == 1) {
                    requireFormat(parsed);
                } else if (end != null) {
                    throw new Malformed("something follows the end");
                } else if (parsed.containsKey("collection")) {
                    name = nameOf(parsed);
                    counts.put(name, 0L);
                    reader.collection(name, indexesOf(parsed));
                } else if (parsed.containsKey("document") && name != null) {
                    counts.merge(name, 1L, Long::sum);
                    reader.document(parsed.getDocument("document"));
                } else {
                    end = parsed.getDocument("end");
                }
            }
            requireEnd(end, counts);
            reader.end();
            return counts;
        } catch (IOException | BSONException | JsonParseException | Malformed e) {
            throw new CommandFailure(file + " is not a whole archive; line " + number + ": " + e.getMessage());
        }
    }

    private static void requireFormat(BsonDocument first) {
        if (!new BsonString(FORMAT).equals(first.get("format"))) {
            throw new Malformed("it does not begin as an archive does");
        }
        if (!new BsonInt32(VERSION).equals(first.get("version"))) {
            throw new Malformed("this program reads archives of version " + VERSION + " only");
        }
    }

    private static String nameOf(BsonDocument collection) {
        var name = collection.getString("collection").getValue();
        if (!COLLECTION.matcher(name).matches() || name.startsWith("system.")) {
            throw new Malformed("a collection can't be called '" + name + "'");
        }
        return name;
    }

    private static BsonArray indexesOf(BsonDocument collection) {
        var indexes = collection.getArray("indexes");
        for (var index : indexes) {
            if (!OF_AN_INDEX.containsAll(index.asDocument().keySet())) {
                throw new Malformed("an index can't have " + index.asDocument().keySet());
            }
        }
        return indexes;
    }

    private static void requireEnd(@Nullable BsonDocument end, SortedMap<String, Long> counts) {
        if (end == null) {
            throw new Malformed("the end is missing");
        }
        var declared = new TreeMap<String, Long>();
        end.forEach((name, count) -> declared.put(name, count.asNumber().longValue()));
        if (!declared.equals(counts)) {
            throw new Malformed("its end line counts " + declared + ", but it has " + counts);
        }
    }
}
