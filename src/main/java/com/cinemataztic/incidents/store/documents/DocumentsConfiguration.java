package com.cinemataztic.incidents.store.documents;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Configures Spring Data with the converters of all modules. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    @Bean
    MongoTemplate mongoTemplate(MongoClient client, MongoDatabase database, List<StoreConverters> modules) {
        return StoredDocuments.template(client, database.getName(), modules);
    }

    @Bean
    StoredDocuments storedDocuments(MongoTemplate template, Quarantine quarantine) {
        return new StoredDocuments(template, quarantine);
    }
}
