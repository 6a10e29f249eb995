package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import com.cinemataztic.incidents.exporter.config.SettingsRejected;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the exporter until it is stopped. Exits with 2 if it cannot start as configured. */
public final class Main {

    private static final String HELP = """
            Incidents exporter: reads cine-cloud and shows the state of every machine to Prometheus.

              java -jar exporter.jar [--config FILE]
              java -jar exporter.jar --help | --version

            settings, in the environment or in FILE as lines of KEY=VALUE; the environment counts where both set a key
              CINE_CLOUD_URL            address of the vendor's API (required)
              CINE_CLOUD_TOKEN          bearer token for it (environment only)
              CINE_CLOUD_TOKEN_FILE     the same, from a file
              CINE_CLOUD_POLL_INTERVAL  from poll to poll: 500ms, 15s, 5m or PT5M (default 5m, and no longer)
              CINE_CLOUD_SHOWS_REFRESH  age at which a screen's shows are read again (default 30m)
              CINE_CLOUD_CONCURRENCY    most calls under way at one time (default 16)
              CINE_CLOUD_TIMEOUT        most time for one call (default 10s)
              EXPORTER_HOST             address to listen on (default 127.0.0.1)
              EXPORTER_PORT             port to listen on, 0 takes a free one (default 9991)
              EXPORTER_CONFIG_FILE      the same as --config (environment only)

            FILE and the token's file are read every five seconds. Changes apply without a restart,
            but not EXPORTER_HOST and EXPORTER_PORT; invalid settings are rejected, logged and counted, and the
            settings stay as they were.

            pages: /metrics, /-/healthy, /-/ready
            exit:  2 if it cannot start as configured, naming the key that is wrong; SIGTERM stops it within seconds
            """;

    private static final int CANNOT_START = 2;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private Main() {}

    /** Takes {@code --config FILE}, {@code --help} or {@code --version}. */
    public static void main(String[] args) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        switch (List.of(args)) {
            case List<String> list when list.isEmpty() -> {}
            case List<String> list
            when list.size() == 2 && list.getFirst().equals("--config") ->
                environment.put(ExporterSettings.FILE_KEY, list.getLast());
            case List<String> list when list.equals(List.of("--help")) || list.equals(List.of("-h")) -> answer(HELP, 0);
            case List<String> list when list.equals(List.of("--version")) -> answer(Exporter.version() + "\n", 0);
            default -> answer(HELP, CANNOT_START);
        }
        logOneLineEach();
        try {
            run(environment);
        } catch (SettingsRejected | IOException e) {
            System.err.println("exporter: " + e.getMessage());
            System.exit(CANNOT_START);
        }
    }

    private static void run(Map<String, String> environment) throws IOException {
        ExporterSettings settings = ExporterSettings.from(environment);
        Exporter exporter = Exporter.start(settings, Clock.systemUTC());
        exporter.follow(settings, () -> ExporterSettings.from(environment), LOOK_EVERY);
        Runtime.getRuntime().addShutdownHook(new Thread(exporter::close, "stop"));
        System.getLogger(Main.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "listening on {0}:{1,number,#}; cine-cloud: {2}",
                        settings.host(),
                        exporter.port(),
                        settings.cineCloud());
    }

    private static void answer(String text, int status) {
        (status == 0 ? System.out : System.err).print(text);
        System.exit(status);
    }

    /** Runs before the first logger is created, and only if nobody chose a format. */
    private static void logOneLineEach() {
        String key = "java.util.logging.SimpleFormatter.format";
        if (System.getProperty(key) == null) {
            System.setProperty(key, "%1$tFT%1$tT%1$tz %4$s %3$s: %5$s%6$s%n");
        }
    }
}
