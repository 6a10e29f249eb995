package com.cinemataztic.incidents.store.documents;

import com.mongodb.client.MongoClient;
import java.util.Collection;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Where adapters get their collections: the one template, its converters, and the quarantine for what can't be read. */
public final class StoredDocuments {

    private final MongoTemplate template;
    private final Quarantine quarantine;

    public StoredDocuments(MongoTemplate template, Quarantine quarantine) {
        this.template = template;
        this.quarantine = quarantine;
    }

    /**
     * @param database its name
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

    /** @return the documents of this type, which names its collection by Spring Data's {@code @Document} */
    public <D> StoredCollection<D> of(Class<D> type) {
        return new StoredCollection<>(template, quarantine, type);
    }

    /** @return what adapters with a form of their own write and read by */
    public MongoTemplate template() {
        return template;
    }

    /** @return where documents go that can't be read */
    public Quarantine quarantine() {
        return quarantine;
    }
}
