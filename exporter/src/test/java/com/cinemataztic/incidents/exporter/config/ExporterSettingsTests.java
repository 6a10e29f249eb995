package com.cinemataztic.incidents.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterSettingsTests {

    private static final String URL = "https://cloud.example/base";

    @Test
    void needsOnlyTheAddressOfTheVendor() {
        ExporterSettings settings = ExporterSettings.from(Map.of("CINE_CLOUD_URL", URL + "/"));

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(9991);
        assertThat(settings.cineCloud().url()).isEqualTo(URI.create(URL));
        assertThat(settings.cineCloud().token()).isEmpty();
        assertThat(settings.cineCloud().pollInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.cineCloud().concurrency()).isEqualTo(16);
        assertThat(settings.cineCloud().timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "15s, PT15S", "5m, PT5M", "PT5M, PT5M", "'', PT5M"})
    void readsDurationsAsPeopleWriteThem(String text, Duration expected) {
        ExporterSettings settings = with("CINE_CLOUD_POLL_INTERVAL", text);

        assertThat(settings.cineCloud().pollInterval()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CINE_CLOUD_URL, '', is not set",
        "CINE_CLOUD_URL, ftp://cloud.example, must be an address like https://",
        "CINE_CLOUD_URL, cloud.example:9980, must be an address like https://",
        "CINE_CLOUD_URL, https://user:secret@cloud.example, without user",
        "CINE_CLOUD_URL, https://cloud.example/?a=b, without user",
        "EXPORTER_PORT, 70000, 'a whole number from 0 to 65535, but is 70000'",
        "EXPORTER_PORT, http, a whole number",
        "CINE_CLOUD_POLL_INTERVAL, soon, 'a duration like 500ms, 15s, 5m or PT5M'",
        "CINE_CLOUD_POLL_INTERVAL, 0s, from PT0.1S to PT5M",
        "CINE_CLOUD_POLL_INTERVAL, 301s, 'from PT0.1S to PT5M, but is 301s'",
        "CINE_CLOUD_POLL_INTERVAL, 999999999h, from PT0.1S to PT5M",
        "CINE_CLOUD_TIMEOUT, -5s, must be a duration",
        "CINE_CLOUD_CONCURRENCY, 0, a whole number from 1 to 256",
        "CINE_CLOUD_TOKEN, two words, one word of printable ASCII",
        "CINE_CLOUD_TOKEN_FILE, no/such/file, must name a readable text file",
    })
    void refusesAndNamesTheKeyAndWhatWasExpected(String key, String value, String expected) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(SettingsRejected.class)
                .hasMessageStartingWith(key + " ")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("secret");
    }

    @Test
    void readsTheTokenFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "s3cret\n");

        ExporterSettings settings = with("CINE_CLOUD_TOKEN_FILE", file.toString());

        assertThat(settings.cineCloud().token()).contains("s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void refusesAnEmptyTokenFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "\n");

        assertThatThrownBy(() -> with("CINE_CLOUD_TOKEN_FILE", file.toString()))
                .isInstanceOf(SettingsRejected.class)
                .hasMessageStartingWith("CINE_CLOUD_TOKEN_FILE");
    }

    @Test
    void refusesATokenGivenTwice() {
        Map<String, String> environment =
                Map.of("CINE_CLOUD_URL", URL, "CINE_CLOUD_TOKEN", "a", "CINE_CLOUD_TOKEN_FILE", "b");

        assertThatThrownBy(() -> ExporterSettings.from(environment)).hasMessageContaining("together with");
    }

    @Test
    void readsAFileAndLetsTheEnvironmentCountWhereBothSetAKey(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("exporter.conf"), """
                # the vendor

                CINE_CLOUD_URL = https://cloud.example/base
                CINE_CLOUD_CONCURRENCY=4
                CINE_CLOUD_TIMEOUT=3s
                """);

        ExporterSettings settings = ExporterSettings.from(Map.of(
                "EXPORTER_CONFIG_FILE", file.toString(), "CINE_CLOUD_CONCURRENCY", "8", "CINE_CLOUD_TIMEOUT", " "));

        assertThat(settings.cineCloud().url()).isEqualTo(URI.create(URL));
        assertThat(settings.cineCloud().concurrency()).isEqualTo(8);
        assertThat(settings.cineCloud().timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        "CINE_CLOUD_CONCURENCY=4, CINE_CLOUD_CONCURENCY is no setting (in line 2 of",
        "CINE_CLOUD_TOKEN=s3cret, CINE_CLOUD_TOKEN must not be set in a file (in line 2 of",
        "CINE_CLOUD_URL=https://other.example, 'CINE_CLOUD_URL is set twice, the second time in line 2 of'",
        "s3cret, KEY=VALUE was expected in line 2 of",
        "EXPORTER_CONFIG_FILE=other, EXPORTER_CONFIG_FILE is no setting (in line 2 of",
        "CINE_CLOUD_TIMEOUT=soon, CINE_CLOUD_TIMEOUT must be a duration",
    })
    void refusesALineOfAFileAndNamesItsKey(String line, String expected, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("exporter.conf"), "CINE_CLOUD_URL=" + URL + "\n" + line + "\n");

        assertThatThrownBy(() -> ExporterSettings.from(Map.of("EXPORTER_CONFIG_FILE", file.toString())))
                .isInstanceOf(SettingsRejected.class)
                .hasMessageStartingWith(expected)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void refusesAFileThatIsNoneOrTooLargeOrNoText(@TempDir Path folder) throws IOException {
        Path large = Files.writeString(folder.resolve("large"), "#".repeat(70_000));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        for (Path file : new Path[] {folder, folder.resolve("none"), large, binary}) {
            assertThatThrownBy(() -> ExporterSettings.from(Map.of("EXPORTER_CONFIG_FILE", file.toString())))
                    .isInstanceOf(SettingsRejected.class)
                    .hasMessageStartingWith("EXPORTER_CONFIG_FILE");
        }
    }

    private static ExporterSettings with(String key, String value) {
        Map<String, String> environment = new HashMap<>(Map.of("CINE_CLOUD_URL", URL));
        environment.put(key, value);
        return ExporterSettings.from(environment);
    }
}
