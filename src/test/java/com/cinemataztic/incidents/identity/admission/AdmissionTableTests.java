package com.cinemataztic.incidents.identity.admission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.access.ApiSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** The tables in docs/architecture.md say what the portal does. */
class AdmissionTableTests {

    private static final Path ARCHITECTURE = Path.of("docs/architecture.md");

    @Test
    void theDocsHaveTheTableOfClasses() throws IOException {
        assertThat(Files.readString(ARCHITECTURE))
                .contains(Arrays.stream(CallerClass.values())
                        .map(of -> "| `%s` | %d | %d | %d | %d | %s |"
                                .formatted(
                                        of.name().toLowerCase(Locale.ROOT),
                                        of.requests(),
                                        of.bodies(),
                                        of.perCaller(),
                                        of.bodiesPerCaller(),
                                        of == CallerClass.WEBHOOK ? "its own" : size(of.kibibytes() * 1024L)))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void theDocsHaveTheTableOfRoutes() throws IOException {
        assertThat(Files.readString(ARCHITECTURE))
                .contains(routes().map(route -> "| `%s %s` | %s | %s |"
                                .formatted(
                                        route.method(),
                                        route.path(),
                                        route.longest() == Route.BOUNDED_BY_ITSELF ? "its own" : size(route.longest()),
                                        route.strangers() == 0 ? "unread" : size(route.strangers())))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void thereIsAThreadForEachPermit() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        var threads =
                Integer.parseInt(String.valueOf(requireNonNull(yaml.getObject()).get("server.tomcat.threads.max")));
        assertThat(Arrays.stream(CallerClass.values())
                        .mapToInt(CallerClass::requests)
                        .sum())
                .isLessThan(threads);
    }

    @Test
    void anUnknownRouteIsNone() {
        var routes = new Routes(new ApiSettings(50, 1000, DataSize.ofMegabytes(1)));
        for (var unknown : new String[] {"PUT /", "POST /nowhere", "POST /api", "GET /api/tickets", "POST /login/x"}) {
            var cells = unknown.split(" ");
            assertThat(routes.find(cells[0], cells[1])).describedAs(unknown).isEmpty();
        }
        assertThat(routes.find("POST", "/api/tickets/DK-1/transitions")).isPresent();
        assertThat(routes.find("POST", "/")).isPresent();
    }

    private static Stream<Route> routes() {
        return new Routes(new ApiSettings(50, 1000, DataSize.ofMegabytes(1))).all().stream();
    }

    private static String size(long bytes) {
        return bytes >= 1024 * 1024 ? bytes / 1024 / 1024 + " MB" : bytes / 1024 + " kB";
    }
}
