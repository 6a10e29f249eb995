package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import com.cinemataztic.incidents.exporter.config.SettingsRefused;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Runs the exporter until it is told to stop. Exits with 2 if it cannot be started as configured. */
public final class Main {

    private static final String HELP = """
            Incidents exporter: reads cine-cloud and shows the state of every machine to Prometheus.

              java -jar exporter.jar

            environment
              CINE_CLOUD_URL            address of the vendor's API (required)
              CINE_CLOUD_TOKEN          bearer token for it
              CINE_CLOUD_TOKEN_FILE     the same, read from a file at the start
              CINE_CLOUD_POLL_INTERVAL  from poll to poll: 500ms, 15s, 5m or PT5M (default 5m)
              CINE_CLOUD_CONCURRENCY    most calls under way at one time (default 16)
              CINE_CLOUD_TIMEOUT        most time for one call (default 10s)
              EXPORTER_HOST             address to listen on (default 127.0.0.1)
              EXPORTER_PORT             port to listen on, 0 takes a free one (default 9991)

            pages: /metrics, /-/healthy, /-/ready
            """;

    private static final int CANNOT_START = 2;

    private Main() {}

    /** Takes no argument but {@code --help}; everything is set by the environment. */
    public static void main(String[] args) {
        if (args.length > 0) {
            boolean asked = List.of("--help", "-h").contains(args[0]);
            (asked ? System.out : System.err).print(HELP);
            System.exit(asked ? 0 : CANNOT_START);
        }
        logOneLineEach();
        try {
            ExporterSettings settings = ExporterSettings.from(System.getenv());
            Exporter exporter = Exporter.start(settings, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(exporter::close, "stop"));
            System.getLogger(Main.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "listening on {0}:{1,number,#}; cine-cloud: {2}",
                            settings.host(),
                            exporter.port(),
                            settings.cineCloud());
        } catch (SettingsRefused | IOException e) {
            System.err.println("exporter: " + e.getMessage());
            System.exit(CANNOT_START);
        }
    }

    /** Set before the first logger is made, and only if nobody chose a format. */
    private static void logOneLineEach() {
        String key = "java.util.logging.SimpleFormatter.format";
        if (System.getProperty(key) == null) {
            System.setProperty(key, "%1$tFT%1$tT%1$tz %4$s %3$s: %5$s%6$s%n");
        }
    }
}
