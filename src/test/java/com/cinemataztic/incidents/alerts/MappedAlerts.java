package com.cinemataztic.incidents.alerts;

import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.intake.AlertMapping;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of {@link AlertMapping} share: the known places, and its answers taken apart. */
abstract class MappedAlerts {

    protected static final JsonMapper JSON = new JsonMapper();
    protected static final Instant NOW = Instant.parse("2026-11-23T21:30:00Z");

    protected final RegionDirectory regions = RegionsInMemory.directory();
    protected final SubjectNamesInMemory places = new SubjectNamesInMemory(regions);
    protected final Map<String, SubjectNames.Place> fleet = places.fleet;

    protected WebhookBody.Readable read(byte[] body) {
        return switch (AlertMapping.read(body, places, NOW)) {
            case WebhookBody.Readable readable -> readable;
            case WebhookBody.Unreadable(var reason) -> throw new AssertionError("unreadable: " + reason);
        };
    }

    protected String unreadable(byte[] body) {
        return switch (AlertMapping.read(body, places, NOW)) {
            case WebhookBody.Readable readable -> throw new AssertionError("readable: " + readable);
            case WebhookBody.Unreadable(var reason) -> reason;
        };
    }

    protected Signal.Firing only(AlertJson alert) {
        var read = read(body(alert));
        assertThat(read.unusable()).isEmpty();
        assertThat(read.signals()).hasSize(1);
        return (Signal.Firing) Objects.requireNonNull(read.signals().getFirst());
    }

    protected String reason(String alert) {
        var read = read(bodyOf(List.of(alert)));
        assertThat(read.signals()).isEmpty();
        assertThat(read.unusable()).hasSize(1);
        return read.unusable().getFirst().reason();
    }
}
