package com.cinemataztic.incidents.store;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import com.cinemataztic.incidents.platform.Secrets;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.mongodb.autoconfigure.MongoClientFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the store. {@code MONGODB_URI}, or the file that {@code MONGODB_URI_FILE} names, selects a MongoDB server. If
 * both are unset, the portal uses the embedded server in {@code PORTAL_DATA}.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** True if no MongoDB server is configured. */
    private static final String EMBEDDED = "'" + StoreSettings.SERVER + "'.isBlank()";

    private static final String A_SERVER = "!" + EMBEDDED;

    private static final Logger LOGGER = LoggerFactory.getLogger(StoreConfiguration.class);

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedServer embeddedServer(StoreSettings settings, ConfigurableApplicationContext context) {
        var server = EmbeddedServer.open(Path.of(settings.data()), failure -> {
            LOGGER.error("The embedded store stopped, so the portal stops: nothing can be stored any more.", failure);
            // Not on the failing thread, because the shutdown waits for that thread.
            Thread.ofPlatform().name("store-failed").start(() -> System.exit(SpringApplication.exit(context, () -> 3)));
        });
        LOGGER.warn(
                "Tickets are stored in the EMBEDDED store {} ({} documents, {} KiB): one process, no replication."
                        + " Every acknowledged write is on disk; ops/store backs it up. Set MONGODB_URI for a MongoDB"
                        + " server.",
                server.file(),
                server.documents(),
                server.fileSize() / 1024);
        return server;
    }

    /** The bean's name is its name in health and readiness. */
    @Bean("store")
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedStoreReport embeddedStoreReport(EmbeddedServer server) {
        return new EmbeddedStoreReport(server);
    }

    @Bean
    @ConditionalOnExpression(A_SERVER)
    ServerStoreReport serverStoreReport(MongoDatabase database, Clock clock) {
        return new ServerStoreReport(database, clock);
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(
            StoreSettings settings, Secrets secrets, ObjectProvider<EmbeddedServer> embedded) {
        var server = embedded.getIfAvailable();
        var connection = server != null
                ? new ConnectionString(server.connectionString())
                : MongoUri.checked(
                        settings.uri().isBlank() ? secrets.values("MONGODB_URI").getFirst() : settings.uri());
        return () -> connection;
    }

    @Bean
    MongoClientSettingsBuilderCustomizer storeTimeouts() {
        return builder -> builder.readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.LOCAL)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS));
    }

    /** Spring Boot's client. It is created only once an external server answers, so that it can be used at once. */
    @Bean
    MongoClient mongo(
            ObjectProvider<MongoClientSettingsBuilderCustomizer> customizers,
            MongoClientSettings settings,
            MongoConnectionDetails details,
            ObjectProvider<EmbeddedServer> embedded) {
        var client = new MongoClientFactory(customizers.orderedStream().toList()).createMongoClient(settings);
        if (embedded.getIfAvailable() == null) {
            try {
                var connection = details.getConnectionString();
                ServerStartup.await(database(client, connection), String.join(",", connection.getHosts()));
            } catch (RuntimeException failed) {
                client.close();
                throw failed;
            }
        }
        return client;
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, MongoConnectionDetails details) {
        return database(client, details.getConnectionString());
    }

    private static MongoDatabase database(MongoClient client, ConnectionString connection) {
        var named = connection.getDatabase();
        return client.getDatabase(named == null ? StoreSettings.DATABASE : named);
    }

    /** Has the name of Spring Boot's indicator to replace it: that one queries all databases of the server. */
    @Bean("mongoHealthIndicator")
    DatabaseHealth databaseHealth(MongoDatabase database) {
        return new DatabaseHealth(database);
    }
}
