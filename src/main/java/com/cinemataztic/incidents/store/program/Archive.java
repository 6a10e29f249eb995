package com.cinemataztic.incidents.store.program;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonParseException;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * All of a database in one file that any MongoDB can be filled from: gzipped lines of extended JSON (canonical), first
 * what it is, then each collection with its indexes and its documents, and at the end how many there are. Without that
 * end it is not whole.
 */
final class Archive {
    private static final String FORMAT = "incidents-archive";
    private static final int VERSION = 1;
    private static final int PAGE = 1_000;
    private static final Pattern COLLECTION = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,100}");
    private static final Set<String> OF_AN_INDEX = Set.of("key", "name", "unique", "sparse");
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private Archive() {}

    /**
     * Writes the archive; the file has its name only once it is whole.
     *
     * @return how many documents each collection has
     * @throws Failed if the database changed meanwhile, so that no moment has what was read.
     */
    static SortedMap<String, Long> write(MongoDatabase database, Path file, Progress progress) throws IOException {
        if (Files.exists(file)) {
            throw new Failed(file + " exists already. Name a file that does not.");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        var counts = new TreeMap<String, Long>();
        try (var out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(ownersOnly(part)), StandardCharsets.UTF_8))) {
            line(
                    out,
                    new BsonDocument("format", new BsonString(FORMAT))
                            .append("version", new BsonInt32(VERSION))
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

    /** It holds accounts, too. */
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
                .map(Archive::described)
                .sorted(Comparator.comparing(index -> index.getString("name").getValue()))
                .toList());
    }

    private static BsonDocument described(BsonDocument index) {
        var described = new BsonDocument();
        index.forEach((field, value) -> {
            var no = value.isBoolean() && !value.asBoolean().getValue();
            if (OF_AN_INDEX.contains(field) && !no) {
                described.append(field, value);
            }
        });
        return described;
    }

    /** Page by page in the order of their ids, so that neither side ever has all of them in memory. */
    private static long documents(MongoCollection<BsonDocument> collection, BufferedWriter out, Progress progress)
            throws IOException {
        long count = 0;
        BsonValue last = null;
        while (true) {
            var page = (last == null ? collection.find() : collection.find(Filters.gt("_id", last)))
                    .sort(Sorts.ascending("_id"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            for (var document : page) {
                line(out, new BsonDocument("document", document));
                last = document.get("_id");
            }
            count += page.size();
            progress.at(count);
            if (page.size() < PAGE) {
                return count;
            }
        }
    }

    private static void requireUnchanged(MongoCollection<BsonDocument> collection, long written) {
        var now = collection.countDocuments();
        if (now != written) {
            throw new Failed(collection.getNamespace() + " has " + now + " documents, of which " + written
                    + " were read: it changes. Stop what writes to it, and try again.");
        }
    }

    private static void line(BufferedWriter out, BsonDocument document) throws IOException {
        out.write(document.toJson(CANONICAL));
        out.write('\n');
    }

    /** What is done with what an archive holds. */
    private interface Reader {
        void collection(String name, BsonArray indexes);

        void document(BsonDocument document);

        void end();
    }

    /**
     * Reads all of it.
     *
     * @return how many documents each collection has
     * @throws Failed if it is not a whole archive, with the line at fault.
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
     * @throws Failed if it is not a whole archive, or not all of it arrived.
     */
    static SortedMap<String, Long> read(Path file, MongoDatabase database, Progress progress) throws IOException {
        var counts = read(file, new Filling(database, progress));
        counts.forEach((name, count) -> {
            var arrived = database.getCollection(name).countDocuments();
            if (arrived != count) {
                throw new Failed(name + " has " + arrived + " documents after the import, the archive " + count);
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
                } catch (MongoException refused) {
                    throw new Failed(
                            current.getNamespace() + " does not take what the archive holds: " + refused.getMessage());
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
                    throw new Failed("something follows the end");
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
        } catch (IOException | BSONException | JsonParseException | Failed e) {
            throw new Failed(file + " is not a whole archive; line " + number + ": " + e.getMessage());
        }
    }

    private static void requireFormat(BsonDocument first) {
        if (!new BsonString(FORMAT).equals(first.get("format"))) {
            throw new Failed("it does not begin as an archive does");
        }
        if (!new BsonInt32(VERSION).equals(first.get("version"))) {
            throw new Failed("this program reads archives of version " + VERSION + " only");
        }
    }

    private static String nameOf(BsonDocument collection) {
        var name = collection.getString("collection").getValue();
        if (!COLLECTION.matcher(name).matches() || name.startsWith("system.")) {
            throw new Failed("a collection can't be called '" + name + "'");
        }
        return name;
    }

    private static BsonArray indexesOf(BsonDocument collection) {
        var indexes = collection.getArray("indexes");
        for (var index : indexes) {
            if (!OF_AN_INDEX.containsAll(index.asDocument().keySet())) {
                throw new Failed("an index can't have " + index.asDocument().keySet());
            }
        }
        return indexes;
    }

    private static void requireEnd(@Nullable BsonDocument end, SortedMap<String, Long> counts) {
        if (end == null) {
            throw new Failed("the end is missing");
        }
        var told = new TreeMap<String, Long>();
        end.forEach((name, count) -> told.put(name, count.asNumber().longValue()));
        if (!told.equals(counts)) {
            throw new Failed("it says it has " + told + ", but it has " + counts);
        }
    }
}
