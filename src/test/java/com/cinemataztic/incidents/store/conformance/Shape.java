package com.cinemataztic.incidents.store.conformance;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a command asks of a server, in one line: its fields, paths, operators and options as they are, its values by
 * their BSON type, documents to be stored by nothing but that. Two commands of one shape differ in values alone.
 */
final class Shape {

    /** Of the connection and the caller; a server answers the same without them. */
    private static final Set<String> PASSED_OVER =
            Set.of("$db", "$readPreference", "$clusterTime", "lsid", "txnNumber", "maxTimeMS", "comment");

    static final String WRITE_CONCERN = "writeConcern";

    /** The write concern of every write of the product; a shape names a write concern only if it is another. */
    static final BsonDocument DURABLE = new BsonDocument("w", new BsonString("majority")).append("j", BsonBoolean.TRUE);

    private static final String READ_CONCERN = "readConcern";

    /** What a server does without being asked. */
    private static final BsonDocument LOCAL = new BsonDocument("level", new BsonString("local"));

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify", "createIndexes");

    /** In these collections the paths that are changed are data (a counter for each region), hence all one. */
    private static final Set<String> PATHS_ARE_DATA = Set.of("counters");

    private final boolean pathsAreData;

    private Shape(String collection) {
        this.pathsAreData = PATHS_ARE_DATA.contains(collection);
    }

    /**
     * @param command as a driver sends it
     * @return its shape, e.g. <code>find endings {filter: {_id: {$in: [STRING]}}, batchSize: INT32}</code>
     */
    static String of(BsonDocument command) {
        var name = command.getFirstKey();
        if (name.equals("getMore")) {
            return name; // of whichever collection: a cursor is a cursor
        }
        var collection = literal(Objects.requireNonNull(command.get(name)));
        var shape = new Shape(collection);
        var asked = new BsonDocument();
        command.forEach((field, value) -> {
            if (!field.equals(name) && !field.equals(WRITE_CONCERN) && !PASSED_OVER.contains(field)) {
                asked.append(field, value);
            }
        });
        if (LOCAL.equals(command.get(READ_CONCERN))) {
            asked.remove(READ_CONCERN);
        }
        var writeConcern = command.get(WRITE_CONCERN, new BsonString("none"));
        if (isWrite(command) && !writeConcern.equals(DURABLE)) {
            asked.append(WRITE_CONCERN, writeConcern);
        }
        return name + " " + collection + " "
                + document(asked, (field, value) -> value.isNumber() ? type(value) : shape.argument(field, value));
    }

    static boolean isWrite(BsonDocument command) {
        return WRITES.contains(command.getFirstKey());
    }

    private String argument(String field, BsonValue value) {
        return switch (field) {
            case "filter", "query", "q", "pipeline" -> condition(value);
            case "documents" -> "[document]";
            case "u", "update" -> update(value);
            case "updates", "deletes" -> each(value, this::argument);
            default -> literal(value);
        };
    }

    private static String condition(BsonValue value) {
        return switch (value) {
            case BsonDocument document ->
                document(document, (field, it) -> field.equals("$exists") ? literal(it) : condition(it));
            case BsonArray array -> distinct(array, Shape::condition);
            default -> type(value);
        };
    }

    private String update(BsonValue value) {
        if (value.isArray()) {
            return condition(value);
        }
        var update = value.asDocument();
        return hasOperators(update) ? document(update, (operator, paths) -> changes(paths.asDocument())) : "document";
    }

    private String changes(BsonDocument paths) {
        return paths.entrySet().stream()
                .map(path -> (pathsAreData ? "*" : path.getKey()) + ": " + operand(path.getValue()))
                .distinct()
                .collect(joining(", ", "{", "}"));
    }

    private static String operand(BsonValue value) {
        return value.isDocument() && hasOperators(value.asDocument())
                ? document(value.asDocument(), (operator, operand) -> type(operand))
                : type(value);
    }

    private static boolean hasOperators(BsonDocument document) {
        return !document.isEmpty() && document.getFirstKey().startsWith("$");
    }

    private static String each(BsonValue statements, BiFunction<String, BsonValue, String> shape) {
        return distinct(statements, statement -> document(statement.asDocument(), shape));
    }

    private static String distinct(BsonValue array, Function<BsonValue, String> shape) {
        return array.asArray().stream().map(shape).distinct().collect(joining(", ", "[", "]"));
    }

    private static String document(BsonDocument document, BiFunction<String, BsonValue, String> shape) {
        return document.entrySet().stream()
                .map(field -> field.getKey() + ": " + shape.apply(field.getKey(), field.getValue()))
                .collect(joining(", ", "{", "}"));
    }

    private static String literal(BsonValue value) {
        return switch (value) {
            case BsonDocument document -> document(document, (field, inner) -> literal(inner));
            case BsonArray array -> distinct(array, Shape::literal);
            case BsonNumber number -> Long.toString(number.longValue());
            case BsonBoolean bool -> Boolean.toString(bool.getValue());
            case BsonString text -> text.getValue();
            default -> value.toString();
        };
    }

    private static String type(BsonValue value) {
        return value.getBsonType().name();
    }
}
