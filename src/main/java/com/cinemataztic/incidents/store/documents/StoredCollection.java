package com.cinemataztic.incidents.store.documents;

import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The stored records of one type. Reading is tolerant: unknown fields are ignored, and a document that cannot be read
 * goes into {@link Quarantine} instead of failing the others. Methods throw Spring's {@code DataAccessException};
 * adapters wrap them in {@link Mongo#ask}.
 *
 * @param <D> a record; a component that may be absent is {@code @Nullable}
 */
public final class StoredCollection<D> {

    /** The number of documents in one reply. */
    private static final int BATCH = 500;

    private final MongoTemplate template;
    private final Quarantine quarantine;
    private final Class<D> type;
    private final String name;
    private final int version;
    private final List<RecordComponent> required;

    StoredCollection(MongoTemplate template, Quarantine quarantine, Class<D> type) {
        this.template = template;
        this.quarantine = quarantine;
        this.type = type;
        this.name = template.getCollectionName(type);
        this.version = Objects.requireNonNull(AnnotationUtils.findAnnotation(type, SchemaVersion.class))
                .value();
        this.required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList();
        required.forEach(component -> component.getAccessor().setAccessible(true));
    }

    /** @return the query's results that can be read */
    public <T> List<T> find(Query query, Function<D, T> toDomain) {
        var found = new ArrayList<T>();
        template.query(type)
                .as(Document.class)
                .matching(query.cursorBatchSize(BATCH))
                .all()
                .forEach(document -> read(document, toDomain).ifPresent(found::add));
        return found;
    }

    /**
     * The first results of a query.
     *
     * @param items those that can be read
     * @param more whether further results follow
     */
    public record Part<T>(List<T> items, boolean more) {}

    /** @return at most that many results of a sorted query */
    public <T> Part<T> first(int limit, Query query, Function<D, T> toDomain) {
        var found = template.query(type)
                .as(Document.class)
                .matching(query.limit(limit + 1))
                .all();
        var items = found.stream()
                .limit(limit)
                .flatMap(document -> read(document, toDomain).stream())
                .toList();
        return new Part<>(items, found.size() > limit);
    }

    /** @return all documents that can be read */
    public <T> List<T> all(Function<D, T> toDomain) {
        return find(new Query(), toDomain);
    }

    /** @return the document with this id; empty if it does not exist or cannot be read */
    public <T> Optional<T> byId(String id, Function<D, T> toDomain) {
        return Optional.ofNullable(template.query(type)
                        .as(Document.class)
                        .matching(withId(id))
                        .firstValue())
                .flatMap(document -> read(document, toDomain));
    }

    private <T> Optional<T> read(Document document, Function<D, T> toDomain) {
        return quarantine.read(name, version, document, it -> toDomain.apply(complete(it)));
    }

    private D complete(Document document) {
        var read = template.getConverter().read(type, document);
        for (var component : required) {
            if (value(component, read) == null) {
                throw new IllegalArgumentException("there is no " + component.getName());
            }
        }
        return read;
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Adds the document with the version that it has.
     *
     * @return whether it was added; false if its id is taken
     */
    public boolean add(D document) {
        // Not by the template's insert, which sets the first version in every new document.
        var written = new Document();
        template.getConverter().write(document, written);
        try {
            template.execute(type, collection -> collection.insertOne(written));
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** Adds the documents. A stored document with the same id is left unchanged. */
    public void addAll(Collection<D> documents) {
        if (documents.isEmpty()) {
            return;
        }
        try {
            template.bulkOps(BulkMode.UNORDERED, type)
                    .insert(List.copyOf(documents))
                    .execute();
        } catch (BulkOperationException failed) {
            if (!(failed.getCause() instanceof MongoBulkWriteException failedWrites)
                    || !foundOnlyTakenIds(failedWrites)) {
                throw failed;
            }
        }
    }

    private static boolean foundOnlyTakenIds(MongoBulkWriteException failedWrites) {
        return failedWrites.getWriteConcernError() == null
                && failedWrites.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /**
     * Saves a document with a {@code @Version}. Version 0 is added; any other replaces the stored document if that
     * still has the same version. The written document has the next version.
     *
     * @return false if another version was written since
     */
    public boolean save(D seen) {
        try {
            template.save(seen);
            return true;
        } catch (OptimisticLockingFailureException | DuplicateKeyException lost) {
            return false;
        }
    }

    /**
     * Replaces the document that the query finds, if any.
     *
     * @return whether it found one
     */
    public boolean replace(Query query, D document) {
        return template.replace(query, document).getMatchedCount() > 0;
    }

    /** Adds the document, or replaces the one with this id. */
    public void put(String id, D document) {
        template.replace(withId(id), document, ReplaceOptions.replaceOptions().upsert());
    }

    /**
     * Adds or replaces all documents in one bulk write.
     *
     * @param id returns a document's id
     */
    public void putAll(Collection<D> documents, Function<D, String> id) {
        if (documents.isEmpty()) {
            return;
        }
        var writes = template.bulkOps(BulkMode.UNORDERED, type);
        var upsert = FindAndReplaceOptions.options().upsert();
        documents.forEach(document -> writes.replaceOne(withId(id.apply(document)), document, upsert));
        writes.execute();
    }

    /**
     * Removes the document with this id.
     *
     * @return whether it existed
     */
    public boolean remove(String id) {
        return remove(withId(id)) > 0;
    }

    /**
     * Removes the query's results.
     *
     * @return how many
     */
    public long remove(Query query) {
        return template.remove(query, type).getDeletedCount();
    }

    /** @return the number of results, readable or not */
    public long count(Query query) {
        return template.count(query, type);
    }

    /** @return the driver's collection, to create indexes */
    public MongoCollection<Document> collection() {
        return template.getCollection(name);
    }

    /** @return the template, for operations that have no method here */
    public MongoTemplate template() {
        return template;
    }

    /** @return a query for the document with this id */
    public static Query withId(String id) {
        return new Query(Criteria.where("id").is(id));
    }
}
