package com.cinemataztic.incidents.exporter;

import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.net.HttpURLConnection.HTTP_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExporterTests {

    private FakeVendor vendor;
    private Exporter exporter;
    private Pages pages;

    @BeforeEach
    void start() throws IOException {
        vendor = new FakeVendor();
        exporter = Exporter.start(
                new ExporterSettings("127.0.0.1", 0, vendor.settings(Duration.ofSeconds(30))), Clock.systemUTC());
        pages = new Pages(exporter.port());
    }

    @AfterEach
    void stop() {
        exporter.close();
        vendor.close();
    }

    @Test
    void isReadyOnlyAfterACompletePollButHealthyAlways() {
        await().until(() -> vendor.requests().size() > 2);
        assertThat(pages.get("/-/ready").statusCode()).isEqualTo(HTTP_UNAVAILABLE);
        assertThat(pages.get("/-/healthy").statusCode()).isEqualTo(HTTP_OK);

        vendor.hasASmallFleet();

        await().until(() -> pages.get("/-/ready").statusCode() == HTTP_OK);
    }

    @Test
    void answersScrapesWithTheLastKnownStateWhileTheVendorIsDown() {
        vendor.hasASmallFleet();
        await().until(() -> pages.metrics().contains("\ncine_screen_next_show_timestamp_seconds{"));

        vendor.down(true);

        await().until(() -> pages.metrics().contains("\ncine_exporter_api_up 0.0"));
        assertThat(pages.metrics())
                .contains(
                        "cine_machine_up{cinema_id=\"dk-001\",machine_id=\"m1\",region=\"denmark\",screen_id=\"s1\"} 1.0")
                .contains("cine_exporter_call_errors_total{endpoint=\"cinemas\",reason=\"http_503\"}")
                .contains("\ncine_screen_next_show_timestamp_seconds{");
        assertThat(pages.get("/-/ready").statusCode()).isEqualTo(HTTP_OK);

        vendor.down(false);
        await().until(() -> pages.metrics().contains("\ncine_exporter_api_up 1.0"));
    }

    @Test
    void takesOverNewSettingsWithAllThatItKnowsAndKeepsTheOldOnesWhenTheNewCannotBeUsed() throws IOException {
        vendor.hasASmallFleet();
        await().until(() -> pages.metrics().contains("\ncine_machine_up{"));
        ExporterSettings old = new ExporterSettings("127.0.0.1", 0, vendor.settings(Duration.ofSeconds(30)));
        AtomicReference<Supplier<ExporterSettings>> source = new AtomicReference<>(() -> old);
        exporter.follow(old, () -> source.get().get(), Duration.ofMillis(20));

        source.set(() -> ExporterSettings.from(Map.of("CINE_CLOUD_URL", "nowhere")));
        await().until(() -> pages.metrics().contains("\ncine_exporter_config_reloads_total{result=\"failure\"} 1.0"));
        assertThat(pages.metrics()).contains("\ncine_exporter_config_last_reload_successful 0.0");
        int asked = vendor.requests().size();
        await().until(() -> vendor.requests().size() > asked);

        source.set(() -> new ExporterSettings("127.0.0.1", 1, vendor.settings(Duration.ofSeconds(30))));
        await().until(() -> pages.metrics().contains("\ncine_exporter_config_reloads_total{result=\"failure\"} 2.0"));

        try (FakeVendor other = new FakeVendor()) {
            other.down(true);
            source.set(() -> new ExporterSettings("127.0.0.1", 0, other.settings(Duration.ofSeconds(30))));
            await().until(() ->
                    pages.metrics().contains("\ncine_exporter_config_reloads_total{result=\"success\"} 1.0"));
            await().until(() -> other.requests().size() > 2);

            assertThat(pages.metrics())
                    .contains("\ncine_exporter_config_last_reload_successful 1.0", "\ncine_machine_up{");
            int askedBefore = vendor.requests().size();
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            assertThat(vendor.requests()).hasSize(askedBefore);
        }
    }

    @Test
    void doesNotTakeAFileThatIsBeingWrittenForAShortOne() {
        ExporterSettings old = new ExporterSettings("127.0.0.1", 0, vendor.settings(Duration.ofSeconds(30)));
        ExporterSettings half = new ExporterSettings("127.0.0.1", 0, vendor.settings(Duration.ofSeconds(1)));
        AtomicInteger reads = new AtomicInteger();
        exporter.follow(old, () -> reads.incrementAndGet() == 2 ? half : old, Duration.ofMillis(5));

        await().until(() -> reads.get() > 10);

        assertThat(pages.metrics()).contains("\ncine_exporter_config_reloads_total{result=\"success\"} 0.0");
    }

    @Test
    void stopsWithinSecondsWhileTheVendorHangs() {
        vendor.hasASmallFleet().hangs("/api/v1/cinemas?limit=200");
        await().until(() -> vendor.requests().contains("/api/v1/cinemas?limit=200"));
        long start = System.nanoTime();

        exporter.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThatThrownBy(() -> pages.metrics()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void hasAnIndexAndNothingElse() {
        assertThat(pages.get("/").body()).contains("href=\"metrics\"");
        assertThat(pages.get("/nothing").statusCode()).isEqualTo(HTTP_NOT_FOUND);
        assertThat(pages.metrics()).contains("\njvm_threads_current ");
    }

    @Test
    void refusesToStartOnAPortThatIsTaken() {
        var taken = new ExporterSettings("127.0.0.1", exporter.port(), vendor.settings(Duration.ofSeconds(30)));

        assertThatThrownBy(() -> Exporter.start(taken, Clock.systemUTC())).isInstanceOf(IOException.class);
    }
}
