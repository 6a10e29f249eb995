package com.cinemataztic.incidents.api;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Runs every example of docs/api.md: each bash block, in the order of the page, in one folder, against a real portal. The
 * block after it, if it is json or text, is its output, with … for whatever differs.
 */
@PortalTest
class ApiExamplesWebTests {

    private static final Path PAGE = Path.of("docs/api.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```bash\\n(.*?)```(?:\\n+```(?:json|text)\\n(.*?)```)?", Pattern.DOTALL);
    private static final int SECONDS = 240;

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    /** An example. */
    private record Example(String script, String output) {

        private static Example of(MatchResult found) {
            return new Example(found.group(1), found.group(2) == null ? "…" : found.group(2));
        }

        /** The beginning, for people. */
        private String name() {
            return script.lines().limit(2).map(String::strip).collect(Collectors.joining(" "));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachExampleGivesTheOutputThatThePageClaims() throws IOException {
        desk.report(List.of(offline("s1").fires(), offline("s2").fires()), false);
        return examples().stream().map(example -> DynamicTest.dynamicTest(example.name(), () -> run(example)));
    }

    @Test
    void thereAreExamplesOfTickets() throws IOException {
        assertThat(examples()).extracting(Example::script).anyMatch(script -> script.contains("/api/tickets"));
    }

    private static List<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(Example::of)
                .toList();
    }

    private void run(Example example) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", example.script())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("PORTAL", "http://127.0.0.1:" + port);
        bash.environment().put("TOKEN", PortalTest.API_TOKEN);
        bash.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        bash.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        bash.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        var process = bash.start();
        var ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        var written = Files.readString(output);
        assertThat(ended).describedAs("ends within %d s: %s", SECONDS, written).isTrue();
        assertThat(process.exitValue()).describedAs(written).isZero();
        assertThat(plain(written)).matches(pattern(example.output()));
    }

    private static Pattern pattern(String output) {
        return Pattern.compile(
                Arrays.stream(plain(output).split(" ?… ?", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
