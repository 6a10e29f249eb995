package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.health.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatHealthTests {

    private static final String URL = "PORTAL_HEARTBEAT_URL";

    @ParameterizedTest
    @ValueSource(strings = {"", "none"})
    void asksForAttentionWhileNobodyOutsideWatches(String address) {
        assertThat(level(address)).isEqualTo(Level.NOTICE);
    }

    @ParameterizedTest
    @ValueSource(strings = "https://watch.example/key")
    void asksForNoneOtherwise(String address) {
        assertThat(level(address)).isEqualTo(Level.OK);
    }

    private static Level level(String address) {
        var second = Duration.ofSeconds(1);
        var heartbeat = new Heartbeat(
                SecretsOf.one(URL, address),
                List.of(),
                new HeartbeatSettings(second, second, second),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        return new HeartbeatHealth(heartbeat).evidence().findings().getFirst().level();
    }
}
