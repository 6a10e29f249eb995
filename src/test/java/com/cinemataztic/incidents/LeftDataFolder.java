package com.cinemataztic.incidents;

import static java.util.stream.Collectors.toSet;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * The data folder that the portal of 2026-11-27 left, and the documents in it as {@code ops/store export} wrote them;
 * {@code data-folders/README.md} says what they are.
 */
final class LeftDataFolder {

    private static final String NAME = "/data-folders/2026-11-27";

    /** The documents by collection. */
    static final Map<String, List<Document>> DOCUMENTS = export();

    private LeftDataFolder() {}

    /** @return when a ticket last changed */
    static Instant lastChange() {
        return docs("tickets").stream()
                .map(ticket -> ticket.getDate("updatedAt").toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What a later portal may have written, and documents that are damaged. */
    static void addWhatNobodyKnows(MongoDatabase database) {
        var ticket = docs("tickets").stream()
                .filter(it -> it.getString("state").equals("open"))
                .findFirst()
                .orElseThrow();
        database.getCollection("tickets")
                .insertMany(List.of(
                        copy(ticket, "ZZ-9001")
                                .append("severity", "apocalyptic")
                                .append("schemaVersion", 99)
                                .append("fromTheFuture", new Document("a", 1)),
                        copy(ticket, "ZZ-9002").append("region", "No Region At All")));
        database.getCollection("accounts")
                .insertOne(copy(docs("accounts").getFirst(), "later").append("role", "super-admin"));
        database.getCollection("contacts")
                .insertOne(copy(docs("contacts").getFirst(), "damaged").append("email", "no address"));
    }

    /** With every number as wide as it was. */
    private static Document copy(Document document) {
        return Document.parse(document.toJson(
                JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build()));
    }

    private static Document copy(Document document, String id) {
        return copy(document).append("_id", id).append("liveKey", id).append("key", id);
    }

    static List<Document> docs(String collection) {
        return Objects.requireNonNull(DOCUMENTS.get(collection), collection);
    }

    static <I> Set<I> ids(String collection, Function<String, I> toId) {
        return docs(collection).stream()
                .map(it -> toId.apply(it.getString("_id")))
                .collect(toSet());
    }

    /** Version 1 had the names of Java's constants where words stand now. */
    static Document inWordsOfToday(String collection, Document document) {
        var now = copy(document);
        switch (collection) {
            case "accounts" -> now.computeIfPresent("role", (_, word) -> today((String) word));
            case "mends" -> now.computeIfPresent("missing", (_, word) -> today((String) word));
            case "contacts" ->
                now.computeIfPresent("hours", (_, hours) -> {
                    ((Document) hours)
                            .computeIfPresent(
                                    "days",
                                    (_, days) -> ((List<?>) days)
                                            .stream()
                                                    .map(day -> today((String) day))
                                                    .toList());
                    return hours;
                });
            case "rotas" ->
                now.getList("shifts", Document.class)
                        .forEach(shift -> shift.computeIfPresent("day", (_, day) -> today((String) day)));
            case "notices" -> now.remove("claim"); // writing the whole notice ends the claim
            default -> {}
        }
        return now;
    }

    static @Nullable String today(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Two kinds of entries have another word on the wire than in the store. */
    static @Nullable String kindOnTheWire(String stored) {
        var word = today(stored);
        return "told".equals(word) ? "notified" : "retold".equals(word) ? "reported-again" : word;
    }

    static Document withoutVersion(Document document) {
        var without = copy(document);
        without.remove("schemaVersion");
        return without;
    }

    static void let(Path folder, Consumer<MongoDatabase> what) {
        try (var server = EmbeddedServer.open(folder, failure -> {
                    throw new IllegalStateException(failure);
                });
                var client = MongoClients.create(server.connectionString())) {
            what.accept(client.getDatabase("incidents"));
        }
    }

    static void unpack(Path folder) throws IOException {
        try (var zip =
                new ZipInputStream(Objects.requireNonNull(LeftDataFolder.class.getResourceAsStream(NAME + ".zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    private static Map<String, List<Document>> export() {
        var documents = new LinkedHashMap<String, List<Document>>();
        var of = new ArrayList<Document>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(LeftDataFolder.class.getResourceAsStream(NAME + ".export.gz"))),
                StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parsed = Document.parse(line);
                if (parsed.containsKey("collection")) {
                    of = new ArrayList<>();
                    documents.put(parsed.getString("collection"), of);
                } else if (parsed.containsKey("document")) {
                    of.add(parsed.get("document", Document.class));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return documents;
    }
}
