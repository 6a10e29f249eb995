package com.cinemataztic.incidents.exporter.cinecloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.exporter.FakeVendor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client of a vendor on this machine, with fast retries. */
abstract class HttpCineCloudRig {

    static final MachineId M1 = new MachineId("m1");
    static final ScreenRef S1 = new ScreenRef(new CinemaId("dk-001"), "s1");
    static final String STATUS = "/api/v1/machines/m1/status";
    static final String SHOWS = "/api/v1/cinemas/dk-001/screens/s1/shows?hours=72";
    static final String MACHINES = "/api/v1/machines?limit=200";

    final List<String> errors = new CopyOnWriteArrayList<>();
    FakeVendor vendor;
    HttpCineCloud cloud;

    @BeforeEach
    void start() throws IOException {
        vendor = new FakeVendor().hasASmallFleet();
        cloud = cloud(Duration.ofSeconds(20), Duration.ofSeconds(2));
    }

    /**
     * @param timeout of a call
     * @param inAll how long it waits between its tries
     */
    HttpCineCloud cloud(Duration timeout, Duration inAll) {
        return new HttpCineCloud(
                vendor.settings(timeout),
                new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(5), inAll),
                (endpoint, why) -> errors.add(endpoint.word() + " " + why),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        cloud.close();
        vendor.close();
    }

    static String page(String machineId, String next) {
        return """
                {"items":[{"machineId":"%s","cinemaId":"c","screenId":"s","softwareVersion":"1"}],"next":%s}""".formatted(machineId, next);
    }

    static <T> T good(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Good.class);
        return ((Answer.Good<T>) answer).value();
    }
}
