package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.tickets.Signal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns Alertmanager's webhook (version 4) into signals. Pure. Each alert is parsed separately, so a bad one affects
 * only itself. Each alert's own status counts, never the group's. Unknown fields are skipped unread. Memory is bounded
 * whatever the body contains: no tree is built of it, and an alert's nesting, strings and numbers have limits.
 */
public final class AlertMapping {

    public static final String WATCHDOG = "Watchdog";

    static final char REPLACEMENT = '\ufffd';

    /** More screens than a hundred fleets have; a body with more alerts is kept whole as a dead letter. */
    private static final int MOST_ALERTS = 25_000;

    /** Unusable alerts of one body beyond this number are counted but not kept. */
    private static final int MOST_UNUSABLE = 101;

    /** Longer than any version or count. */
    private static final int LONGEST_SCALAR = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(1_000_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private final SubjectNames names;
    private final Instant now;

    private final List<Signal> firing = new ArrayList<>();
    private final List<Signal> ended = new ArrayList<>();
    private final List<WebhookBody.Beat> beats = new ArrayList<>();
    private final List<WebhookBody.Unusable> unusable = new ArrayList<>();
    private int unusableCount;
    private long replaced;

    private AlertMapping(SubjectNames names, Instant now) {
        this.names = names;
        this.now = now;
    }

    /** The relevant members of a body, as received. Of several with one name, the last counts. */
    private static final class Message {
        String version = "";
        JsonSlices.@Nullable Slice alerts;
        long truncated;

        void take(String name, JsonSlices.Slice value) {
            switch (name) {
                case "version" -> version = scalar(value).asString("");
                case "alerts" -> alerts = value;
                case "truncatedAlerts" -> truncated = scalar(value).asLong(0);
                default -> {}
            }
        }

        private static JsonNode scalar(JsonSlices.Slice value) {
            return value.length() > LONGEST_SCALAR
                    ? JSON.missingNode()
                    : JSON.readTree(value.json(), value.from(), value.length());
        }
    }

    /**
     * @param body the request's body as received
     * @param names resolves the places that it may name
     * @param now the time of receipt
     */
    public static WebhookBody read(byte[] body, SubjectNames names, Instant now) {
        var message = new Message();
        try {
            JsonSlices.members(body, message::take);
            if (!message.version.equals("4")) {
                return new WebhookBody.Unreadable("unsupported version \"" + SafeText.line(message.version, 20)
                        + "\"; the portal reads version \"4\"");
            }
            var alerts = message.alerts;
            if (alerts == null || !alerts.beginsWith('[')) {
                return new WebhookBody.Unreadable("no list of alerts");
            }
            return new AlertMapping(names, now).read(alerts, message.truncated);
        } catch (IllegalArgumentException | JacksonException noJson) {
            return new WebhookBody.Unreadable("not a JSON object: " + SafeText.line(noJson.getMessage(), 200));
        }
    }

    /**
     * Maps an alert in an Alertmanager's list, which has the same content as in a webhook.
     *
     * @return the signal; empty when the alert cannot become a ticket
     */
    public static Optional<Signal> listed(JsonNode alert, SubjectNames names, Instant now) {
        try (var json = JSON.treeAsTokens(alert)) {
            return Optional.of(new SignalBuilder(WireAlert.read(json, false), names, now).firing());
        } catch (IllegalArgumentException | JacksonException unusable) {
            return Optional.empty();
        }
    }

    private WebhookBody read(JsonSlices.Slice alerts, long truncated) {
        JsonSlices.elements(alerts, this::take);
        if (firing.size() + ended.size() + beats.size() > MOST_ALERTS) {
            return new WebhookBody.Unreadable("more than " + MOST_ALERTS + " alerts");
        }
        var signals = new ArrayList<Signal>(ended);
        signals.addAll(firing);
        return new WebhookBody.Readable(signals, beats, unusable, unusableCount, replaced, truncated);
    }

    private void take(JsonSlices.Slice slice) {
        if (firing.size() + ended.size() + beats.size() > MOST_ALERTS) {
            return;
        }
        try {
            var alert = alert(slice);
            if (alert.isWatchdog()) {
                beats.add(new WebhookBody.Beat(AlertTimes.parse(alert.startsAt(), "startsAt"), alert.fires()));
            } else if (alert.fires()) {
                firing.add(new SignalBuilder(alert, names, now).firing());
            } else {
                ended.add(new SignalBuilder(alert, names, now).ended());
            }
        } catch (JacksonException noJson) {
            unusable(slice, "no JSON: " + SafeText.line(noJson.getOriginalMessage(), 200));
        } catch (IllegalArgumentException bad) {
            unusable(slice, String.valueOf(bad.getMessage()));
        }
    }

    private void unusable(JsonSlices.Slice slice, String reason) {
        unusableCount++;
        if (unusable.size() < MOST_UNUSABLE) {
            unusable.add(new WebhookBody.Unusable(slice.bytes(), reason));
        }
    }

    /** Bytes that are not UTF-8 are rare, so they are checked for only when an alert cannot be parsed. */
    private WireAlert alert(JsonSlices.Slice slice) {
        try (var json = JSON.createParser(slice.json(), slice.from(), slice.length())) {
            return WireAlert.read(json, false);
        } catch (JacksonException unreadable) {
            var text = new StringBuilder();
            var bad = decode(slice, text);
            if (bad == 0) {
                throw unreadable;
            }
            try (var json = JSON.createParser(text.toString())) {
                var alert = WireAlert.read(json, true);
                replaced += bad;
                return alert;
            }
        }
    }

    /**
     * Decodes the slice and renames each byte sequence that is not UTF-8 by U+FFFD.
     *
     * @return how many there are
     */
    private static int decode(JsonSlices.Slice slice, StringBuilder text) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.wrap(slice.json(), slice.from(), slice.length());
        var chars = CharBuffer.allocate(slice.length() + 1);
        var bad = 0;
        for (var result = decoder.decode(bytes, chars, true);
                result.isError();
                result = decoder.decode(bytes, chars, true)) {
            bytes.position(bytes.position() + result.length());
            chars.put(REPLACEMENT);
            bad++;
        }
        text.append(chars.flip());
        return bad;
    }
}
