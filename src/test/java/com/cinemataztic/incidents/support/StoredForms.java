package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.util.ClassUtils;

/** The stored records of all modules, by the collections they are kept in. */
public final class StoredForms {

    /** The type of each collection's documents; tickets and what belongs to them are mapped by hand, so not here. */
    public static final Map<String, Class<?>> BY_COLLECTION = find();

    private StoredForms() {}

    private static Map<String, Class<?>> find() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(SchemaVersion.class));
        return scanner.findCandidateComponents("com.cinemataztic.incidents").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .collect(Collectors.toMap(StoredForms::collection, type -> type));
    }

    private static String collection(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(org.springframework.data.mongodb.core.mapping.Document.class))
                .value();
    }

    /** @return the document as it is written again after it was read */
    public static Document rewritten(MongoConverter converter, String collection, Document stored) {
        var record = converter.read(Objects.requireNonNull(BY_COLLECTION.get(collection), collection), stored);
        var written = new Document();
        converter.write(record, written);
        return written;
    }
}
