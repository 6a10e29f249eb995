package com.cinemataztic.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects what would otherwise be accepted and silently done wrongly. The lists below name what is known to work; every
 * other argument of a command is rejected by name.
 */
final class Unsupported {
    /** Allowed with any command: without effect, or (concerns) always fully met. */
    private static final Set<String> ALWAYS = Set.of(
            "$db",
            "$readPreference",
            "$clusterTime",
            "lsid",
            "readConcern",
            "writeConcern",
            "comment",
            "maxTimeMS",
            "apiVersion",
            "apiStrict",
            "apiDeprecationErrors");

    private static final Map<String, Set<String>> ARGUMENTS = Map.ofEntries(
            Map.entry(
                    "find",
                    Set.of(
                            "find",
                            "filter",
                            "sort",
                            "projection",
                            "skip",
                            "limit",
                            "batchSize",
                            "singleBatch",
                            "hint",
                            "allowDiskUse",
                            "allowPartialResults",
                            "noCursorTimeout")),
            Map.entry("count", Set.of("count", "query", "limit", "skip", "hint")),
            Map.entry("distinct", Set.of("distinct", "key", "query", "hint")),
            Map.entry("aggregate", Set.of("aggregate", "pipeline", "cursor", "allowDiskUse", "hint")),
            Map.entry("insert", Set.of("insert", "documents", "ordered", "bypassDocumentValidation")),
            Map.entry("update", Set.of("update", "updates", "ordered", "bypassDocumentValidation")),
            Map.entry("delete", Set.of("delete", "deletes", "ordered")),
            Map.entry(
                    "findandmodify",
                    Set.of(
                            "findAndModify",
                            "findandmodify",
                            "query",
                            "sort",
                            "update",
                            "remove",
                            "new",
                            "upsert",
                            "fields",
                            "arrayFilters",
                            "hint",
                            "bypassDocumentValidation")),
            Map.entry("create", Set.of("create", "autoIndexId")),
            Map.entry("createindexes", Set.of("createIndexes", "indexes", "commitQuorum")));

    private static final Set<String> OF_UPDATE = Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint");
    private static final Set<String> OF_DELETE = Set.of("q", "limit", "hint");
    private static final Set<String> OF_INDEX = Set.of("key", "name", "ns", "v", "unique", "sparse", "background");

    private Unsupported() {}

    /**
     * Throws if the command asks for something that would be done wrongly.
     *
     * @param name the command's name in lower case.
     * @throws MongoServerError 115 (CommandNotSupported).
     */
    static void reject(String name, Document command) {
        if (Boolean.FALSE.equals(command.get("autocommit")) || Boolean.TRUE.equals(command.get("startTransaction"))) {
            throw unsupported("Transactions are");
        }
        if (ARGUMENTS.get(name) instanceof Set<String> known) {
            onlyKnown(name, command, known, ALWAYS);
        }
        switch (name) {
            case "find" -> {
                rejectOperators(command.get("projection"));
                rejectNatural(command.get("sort"));
            }
            case "aggregate" -> documents(command, "pipeline").forEach(Unsupported::rejectStage);
            case "update" -> rejectUpdates(command);
            case "delete" -> documents(command, "deletes").forEach(it -> onlyKnown("delete", it, OF_DELETE, Set.of()));
            case "findandmodify" -> {
                rejectPipeline(command.get("update"));
                rejectOperators(command.get("fields"));
                rejectNatural(command.get("sort"));
            }
            case "createindexes" -> tidyIndexes(command);
            // The library would drop indexes of that name from other collections, or leave entries behind.
            case "dropindexes", "renamecollection" -> throw command(name);
            case "insert" -> command.putIfAbsent("ordered", true); // the library's own default is false
            default -> {}
        }
    }

    static MongoServerError command(String what) {
        return unsupported(what + " is");
    }

    private static MongoServerError unsupported(String whatIs) {
        return new MongoServerError(
                115, "CommandNotSupported", whatIs + " not supported by this embedded store, so it is rejected");
    }

    private static void onlyKnown(String what, Document given, Set<String> known, Set<String> alsoKnown) {
        given.forEach((argument, value) -> {
            boolean asked = value != null && !Boolean.FALSE.equals(value);
            if (asked && !known.contains(argument) && !alsoKnown.contains(argument)) {
                throw unsupported("'" + argument + "' with " + what + " is");
            }
        });
    }

    private static void rejectUpdates(Document command) {
        List<Document> updates = documents(command, "updates");
        if (updates.size() > 1 && !Boolean.FALSE.equals(command.get("ordered"))) {
            // The library would continue after an error.
            throw unsupported("A bulk of several updates that is ordered is");
        }
        for (Document update : updates) {
            onlyKnown("update", update, OF_UPDATE, Set.of());
            rejectPipeline(update.get("u"));
        }
    }

    private static void rejectPipeline(@Nullable Object update) {
        if (update instanceof List<?>) {
            throw unsupported("An update by a pipeline is");
        }
    }

    private static void rejectStage(Document stage) {
        for (String rejected : List.of("$changeStream", "$out")) {
            if (stage.containsKey(rejected)) {
                throw unsupported("The stage " + rejected + " is");
            }
        }
    }

    /** {@code $slice} would leave out the other fields; other operators are ignored. */
    private static void rejectOperators(@Nullable Object projection) {
        if (projection instanceof Document fields) {
            fields.forEach((field, value) -> {
                if (value instanceof Document operator && !operator.keySet().equals(Set.of("$elemMatch"))
                        || value instanceof String) {
                    throw unsupported("The projection of '" + field + "' by " + value + " is");
                }
            });
        }
    }

    private static void rejectNatural(@Nullable Object sort) {
        if (sort instanceof Document order && order.containsKey("$natural")) {
            throw unsupported("The order $natural (it is not stored) is");
        }
    }

    /** Also normalizes each description: requesting an index twice must not list it twice. */
    private static void tidyIndexes(Document command) {
        command.put(
                "indexes",
                documents(command, "indexes").stream().map(Unsupported::tidy).toList());
    }

    private static Document tidy(Document index) {
        onlyKnown("an index", index, OF_INDEX, Set.of());
        Document keys = new Document();
        Document asked = index.get("key") instanceof Document given ? given : new Document();
        asked.forEach((field, direction) -> {
            boolean plain = direction instanceof Number number && Math.abs(number.doubleValue()) == 1;
            if (!plain || field.contains("$")) {
                throw unsupported("An index of '" + field + "' with " + direction + " is");
            }
            keys.put(field, ((Number) direction).intValue());
        });
        Document tidied = new Document("v", 2).append("key", keys).append("name", index.get("name"));
        for (String option : List.of("unique", "sparse")) {
            if (Boolean.TRUE.equals(index.get(option))) {
                tidied.append(option, true);
            }
        }
        return tidied;
    }

    @SuppressWarnings("unchecked") // clients send documents in these places, or the command fails anyway
    private static List<Document> documents(Document command, String argument) {
        return command.get(argument) instanceof List<?> list ? (List<Document>) list : List.of();
    }
}
