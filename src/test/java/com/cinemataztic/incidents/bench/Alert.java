package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.Payloads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One alert about a screen. Its webhook is one captured from a real Alertmanager with this alert's labels, texts and
 * times put in, labels and annotations as the portal's own rules set them.
 *
 * @param screen number of the screen; each is another ticket
 * @param severity as on the wire
 * @param summary what the queue shows
 * @param startsAt the episode
 * @param endsAt when it ended; null while it fires
 */
record Alert(
        int screen,
        String severity,
        String summary,
        Instant startsAt,
        @Nullable Instant endsAt) {

    /** As the real fleet is spread: a batch of the desk takes running numbers of several regions. */
    static final List<String> REGIONS = List.of(
            "denmark",
            "norway",
            "finland",
            "germany",
            "estonia",
            "ireland",
            "spain",
            "uae",
            "india",
            "australia",
            "new-zealand");

    private static final int SCREENS_A_CINEMA = 6;
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectNode CAPTURED = (ObjectNode) JSON.readTree(Payloads.bytes("am033_single_firing"));

    /** @return that it fires, as a warning, since then */
    static Alert firing(int screen, Instant startsAt) {
        return new Alert(screen, "warning", "Screen " + screen + " is offline", startsAt, null);
    }

    /** @return that its episode ended */
    Alert ended(Instant at) {
        return new Alert(screen, severity, summary, startsAt, at);
    }

    /** @return a webhook's body with these alerts */
    static byte[] webhook(List<Alert> alerts) {
        var message = CAPTURED.deepCopy();
        var list = message.putArray("alerts");
        alerts.forEach(alert -> list.add(alert.json()));
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @return a webhook's body with these alerts, each with a label of its own that makes it another fingerprint
     * @param first number of the first one's label
     */
    static byte[] flapping(List<Alert> alerts, int first) {
        var message = CAPTURED.deepCopy();
        var list = message.putArray("alerts");
        for (int n = 0; n < alerts.size(); n++) {
            var alert = alerts.get(n).json();
            alert.withObject("labels").put("build", Integer.toString(first + n));
            alert.put("fingerprint", String.format(Locale.ROOT, "%016x", 0xf1_0000_0000L + first + n));
            list.add(alert);
        }
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode json() {
        var alert = (ObjectNode) CAPTURED.path("alerts").path(0).deepCopy();
        var cinema = screen / SCREENS_A_CINEMA;
        alert.put("status", endsAt == null ? "firing" : "resolved");
        alert.putObject("labels")
                .put("alertname", "MachineOffline")
                .put("error_id", "machine-offline")
                .put("severity", severity)
                .put("region", REGIONS.get(cinema % REGIONS.size()))
                .put("cinema_id", "bench-" + cinema)
                .put("screen_id", "s" + screen)
                .put("machine_id", String.format(Locale.ROOT, "02:be:00:%02x:%02x:01", screen >> 8, screen & 0xff))
                .put("instance", "127.0.0.1:9991")
                .put("job", "cine-exporter");
        alert.putObject("annotations")
                .put("cinema_name", "Bench Bio " + cinema)
                .put("screen_name", "Sal " + screen % SCREENS_A_CINEMA)
                .put("summary", summary)
                .put(
                        "description",
                        "The vendor's cloud has no contact with this machine. Nothing plays on this screen.")
                .put("runbook_url", "https://portal.example/runbooks/machine-offline");
        alert.put("startsAt", startsAt.toString());
        alert.put("endsAt", endsAt == null ? "0001-01-01T00:00:00Z" : endsAt.toString());
        alert.put("fingerprint", String.format(Locale.ROOT, "%016x", 0xbe_0000_0000L + screen));
        return alert;
    }
}
