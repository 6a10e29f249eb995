package com.cinemataztic.incidents.store.documents;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Stamps each document with the version of its form. Stores no class names and resolves no references. */
final class SchemaStampingConverter extends MappingMongoConverter {

    SchemaStampingConverter(MongoMappingContext mapping) {
        super(NoOpDbRefResolver.INSTANCE, mapping);
        setTypeMapper(new DefaultMongoTypeMapper(null));
    }

    @Override
    public void write(Object source, Bson target) {
        super.write(source, target);
        var version = AnnotationUtils.findAnnotation(source.getClass(), SchemaVersion.class);
        if (version != null && target instanceof Document document) {
            document.put(SchemaVersion.FIELD, version.value());
        }
    }
}
