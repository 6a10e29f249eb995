package com.cinemataztic.incidents.exporter;

import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.net.HttpURLConnection.HTTP_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
                new ExporterSettings("127.0.0.1", 0, vendor.settings(Duration.ofSeconds(5))), Clock.systemUTC());
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
    void hasAnIndexAndNothingElse() {
        assertThat(pages.get("/").body()).contains("href=\"metrics\"");
        assertThat(pages.get("/nothing").statusCode()).isEqualTo(HTTP_NOT_FOUND);
        assertThat(pages.metrics()).contains("\njvm_threads_current ");
    }

    @Test
    void refusesToStartOnAPortThatIsTaken() {
        var taken = new ExporterSettings("127.0.0.1", exporter.port(), vendor.settings(Duration.ofSeconds(5)));

        assertThatThrownBy(() -> Exporter.start(taken, Clock.systemUTC())).isInstanceOf(IOException.class);
    }
}
