package com.cinemataztic.incidents.store.documents;

import com.mongodb.client.MongoClient;
import java.util.Collection;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * Provides the collections to the adapters, with one template, its converters, and the quarantine for unreadable
 * documents.
 */
public final class StoredDocuments {

    private final MongoTemplate template;
    private final Quarantine quarantine;

    public StoredDocuments(MongoTemplate template, Quarantine quarantine) {
        this.template = template;
        this.quarantine = quarantine;
    }

    /**
     * @param database the database's name
     * @param modules the converters of all modules
     */
    public static StoredDocuments of(
            MongoClient client, String database, Collection<? extends StoreConverters> modules, Quarantine quarantine) {
        return new StoredDocuments(template(client, database, modules), quarantine);
    }

    public static MongoTemplate template(
            MongoClient client, String database, Collection<? extends StoreConverters> modules) {
        var factory = new SimpleMongoClientDatabaseFactory(client, database);
        var conversions = new MongoCustomConversions(modules.stream()
                .flatMap(module -> module.converters().stream())
                .flatMap(stored -> stored.converters().stream())
                .toList());
        var mapping = new MongoMappingContext();
        mapping.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        mapping.setAutoIndexCreation(false);
        mapping.afterPropertiesSet();
        var converter = new SchemaStampingConverter(mapping);
        converter.setCustomConversions(conversions);
        converter.setCodecRegistryProvider(factory);
        converter.afterPropertiesSet();
        return new MongoTemplate(factory, converter);
    }

    /** @return the documents of this type; Spring Data's {@code @Document} on the type names the collection */
    public <D> StoredCollection<D> of(Class<D> type) {
        return new StoredCollection<>(template, quarantine, type);
    }

    /** @return the template, for adapters that map documents themselves */
    public MongoTemplate template() {
        return template;
    }

    /** @return the quarantine for unreadable documents */
    public Quarantine quarantine() {
        return quarantine;
    }
}
