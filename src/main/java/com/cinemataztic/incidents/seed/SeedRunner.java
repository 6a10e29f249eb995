package com.cinemataztic.incidents.seed;

import com.cinemataztic.incidents.store.StoreSettings;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;

/** Seeds the store once, and prints what was done, or what is wrong. */
final class SeedRunner implements ApplicationRunner, ExitCodeGenerator {

    private final String server;
    private final SeedSettings settings;
    private final ObjectProvider<Seeder> seeder;
    private boolean done;

    SeedRunner(@Value(StoreSettings.SERVER) String server, SeedSettings settings, ObjectProvider<Seeder> seeder) {
        this.server = server;
        this.settings = settings;
        this.seeder = seeder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var folders = arguments.getNonOptionArgs();
        if (folders.size() != 1) {
            System.err.println("Usage: java -jar portal.jar " + SeedCommand.NAME + " FOLDER");
        } else if (server.isBlank()) {
            System.err.println("Set MONGODB_URI: only a MongoDB server can be seeded, because the embedded store has"
                    + " room for one process.");
        } else {
            var folder = Path.of(folders.getFirst());
            var secrets = settings.secrets().isBlank() ? folder : Path.of(settings.secrets());
            print(seeder.getObject().seed(new SeedFolder(folder, secrets)));
        }
    }

    private void print(SeedResult result) {
        switch (result) {
            case SeedResult.Done(var files) -> {
                files.forEach(System.out::println);
                done = true;
            }
            case SeedResult.Rejected(var faults) -> {
                faults.forEach(System.err::println);
                System.err.println("Nothing was seeded.");
            }
        }
    }

    @Override
    public int getExitCode() {
        return done ? 0 : 1;
    }
}
