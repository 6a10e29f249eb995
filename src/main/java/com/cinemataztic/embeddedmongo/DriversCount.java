package com.cinemataztic.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline that drivers send for {@code countDocuments}. It is answered as a count, which may come from an index
 * alone. As a pipeline it would read every document.
 */
record DriversCount(String collection, Document query) {
    private static final Document COUNT =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    /** The count, if the command is one. */
    static Optional<DriversCount> in(Document aggregate) {
        boolean counts = aggregate.get("aggregate") instanceof String
                && aggregate.get("pipeline") instanceof List<?> stages
                && stages.size() == 2
                && COUNT.equals(stages.getLast());
        return counts && match(aggregate.get("pipeline")) instanceof Document query
                ? Optional.of(new DriversCount(String.valueOf(aggregate.get("aggregate")), query))
                : Optional.empty();
    }

    private static @Nullable Object match(@Nullable Object stages) {
        return stages instanceof List<?> list && list.getFirst() instanceof Document first ? first.get("$match") : null;
    }

    Document command() {
        return new Document("count", collection).append("query", query);
    }

    /** The pipeline's reply, built from the reply to the {@link #command}. */
    Document reply(String database, Document counted) {
        Object count = counted.get("n");
        List<Document> batch =
                Integer.valueOf(0).equals(count) ? List.of() : List.of(new Document("_id", 1).append("n", count));
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", database + "." + collection)
                                .append("firstBatch", batch))
                .append("ok", 1.0);
    }
}
