package com.cinemataztic.incidents.seed;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** The command {@code seed FOLDER}: seeds the store, and exits. */
public final class SeedCommand {

    /** The argument that selects it. */
    public static final String NAME = "seed";

    private SeedCommand() {}

    /**
     * Seeds the store.
     *
     * @param arguments the folder, and any of Spring Boot's options
     * @return the exit status of the process: 0 if the store is seeded, else 1
     */
    public static int run(List<String> arguments) {
        var application = new SpringApplication(SeedBeans.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("logging.level.root", "warn"));
        try {
            return SpringApplication.exit(application.run(arguments.toArray(String[]::new)));
        } catch (RuntimeException reported) {
            // Spring Boot has logged it.
            return 1;
        }
    }
}
