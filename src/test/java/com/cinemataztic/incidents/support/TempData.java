package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.platform.TempStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives each test's portal a data folder of its own, deleted when the portal stops, and on a server that
 * {@code MONGODB_URI} names a database of its own, too.
 */
public final class TempData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (TempStore.namedServer().isPresent()) {
            giveDatabase((GenericApplicationContext) context);
        }
        try {
            var folder = Files.createTempDirectory("portal-test");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test data", Map.of("portal.store.data", folder.toString())));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void giveDatabase(GenericApplicationContext context) {
        context.registerBean(
                "databaseOfItsOwn",
                MongoDatabase.class,
                () -> context.getBean(MongoClient.class).getDatabase(TempStore.freshName()),
                definition -> {
                    definition.setPrimary(true);
                    definition.setDestroyMethodName("drop");
                });
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException leftBehind) {
            System.err.println("left behind: " + folder);
        }
    }
}
