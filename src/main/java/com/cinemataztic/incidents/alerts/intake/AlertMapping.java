package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.AlertTexts;
import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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

    private static final char REPLACEMENT = '\ufffd';

    /** More screens than a hundred fleets have; a body with more alerts is kept whole as a dead letter. */
    private static final int MOST_ALERTS = 25_000;

    /** Unusable alerts of one body beyond this number are counted but not kept. */
    private static final int MOST_UNUSABLE = 101;

    private static final int MOST_LABELS = 100;

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

    private static final Set<String> ANNOTATIONS =
            Set.of("summary", "description", "runbook_url", "cinema_name", "screen_name", "fault_since");

    /** The limit of RFC 3339. A store that counts milliseconds reaches further, but not as far as {@link Instant}. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The format of Prometheus's templates, including {@code 1.79543508e+09}. */
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,18})?(e\\+?[0-9]{1,2})?");

    private final SubjectNames places;
    private final Instant now;

    private final List<Signal> firing = new ArrayList<>();
    private final List<Signal> ended = new ArrayList<>();
    private final List<WebhookBody.Beat> beats = new ArrayList<>();
    private final List<WebhookBody.Unusable> unusable = new ArrayList<>();
    private int unusableCount;
    private long replaced;

    private AlertMapping(SubjectNames places, Instant now) {
        this.places = places;
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
     * One alert as received.
     *
     * @param labels null when there are none
     * @param annotations those of {@link #ANNOTATIONS} that it has
     * @param repaired whether bytes that are not UTF-8 were replaced in it
     */
    private record Alert(
            String status,
            @Nullable Map<String, String> labels,
            Map<String, String> annotations,
            String startsAt,
            String endsAt,
            String fingerprint,
            String generatorURL,
            boolean repaired) {

        /** @throws IllegalArgumentException when its labels are unusable */
        public static Alert read(JsonParser json, boolean repaired) {
            var status = "";
            Map<String, String> labels = null;
            var annotations = Map.<String, String>of();
            var startsAt = "";
            var endsAt = "";
            var fingerprint = "";
            var generatorURL = "";
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "status" -> status = scalar(json);
                        case "labels" -> labels = labels(json);
                        case "annotations" -> annotations = annotations(json);
                        case "startsAt" -> startsAt = scalar(json);
                        case "endsAt" -> endsAt = scalar(json);
                        case "fingerprint" -> fingerprint = scalar(json);
                        case "generatorURL" -> generatorURL = scalar(json);
                        default -> json.skipChildren();
                    }
                }
            } else {
                json.skipChildren();
            }
            json.nextToken();
            return new Alert(status, labels, annotations, startsAt, endsAt, fingerprint, generatorURL, repaired);
        }

        /** @return the text, number or boolean as text; empty for anything else */
        private static String scalar(JsonParser json) {
            var token = json.currentToken();
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                return json.getString();
            }
            json.skipChildren();
            return "";
        }

        /**
         * Returns the labels exactly as received: labels form the key, and sanitizing must not turn one key into
         * another.
         */
        private static @Nullable Map<String, String> labels(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return null;
            }
            var labels = new TreeMap<String, String>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_STRING) {
                    throw new IllegalArgumentException("label " + SafeText.line(name, 60) + " is no text");
                }
                labels.put(name, json.getString());
                if (labels.size() > MOST_LABELS) {
                    throw new IllegalArgumentException("more than " + MOST_LABELS + " labels");
                }
            }
            return labels;
        }

        private static Map<String, String> annotations(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return Map.of();
            }
            var annotations = new HashMap<String, String>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                if (ANNOTATIONS.contains(name)) {
                    annotations.put(name, scalar(json));
                } else {
                    json.skipChildren();
                }
            }
            return annotations;
        }

        String annotation(String name) {
            return annotations.getOrDefault(name, "");
        }

        boolean isWatchdog() {
            return labels != null && WATCHDOG.equals(labels.get("alertname"));
        }

        boolean fires() {
            return switch (status) {
                case "firing" -> true;
                case "resolved" -> false;
                default -> throw new IllegalArgumentException("status is neither firing nor resolved");
            };
        }

        /** @throws IllegalArgumentException when the labels cannot identify a ticket */
        Map<String, String> usableLabels() {
            if (labels == null || labels.isEmpty()) {
                throw new IllegalArgumentException("no labels");
            }
            if (alertname(labels).isEmpty()) {
                throw new IllegalArgumentException("no alertname");
            }
            return labels;
        }

        /** Ids make the key, so they are used exactly as received or not at all. */
        @Nullable
        String id(String name) {
            var id = labels == null ? null : labels.get(name);
            if (id == null || id.isBlank()) {
                return null;
            }
            if (id.length() > 128 || SafeText.hasHidden(id) || repaired && id.indexOf(REPLACEMENT) >= 0) {
                throw new IllegalArgumentException(
                        name + " is no id: at most 128 characters, all of them visible, in UTF-8");
            }
            return id;
        }
    }

    /**
     * @param body the request's body as received
     * @param places resolves the places it may name
     * @param now the time of receipt
     */
    public static WebhookBody read(byte[] body, SubjectNames places, Instant now) {
        var message = new Message();
        try {
            JsonSlices.members(body, message::take);
            if (!message.version.equals("4")) {
                return new WebhookBody.Unreadable(
                        "version \"" + SafeText.line(message.version, 20) + "\" where \"4\" is known");
            }
            var alerts = message.alerts;
            if (alerts == null || !alerts.beginsWith('[')) {
                return new WebhookBody.Unreadable("no list of alerts");
            }
            return new AlertMapping(places, now).read(alerts, message.truncated);
        } catch (IllegalArgumentException | JacksonException noJson) {
            return new WebhookBody.Unreadable("no JSON object: " + SafeText.line(noJson.getMessage(), 200));
        }
    }

    /**
     * Maps an alert in an Alertmanager's list, which has the same content as in a webhook.
     *
     * @return the signal; empty when the alert cannot become a ticket
     */
    public static Optional<Signal> listed(JsonNode alert, SubjectNames places, Instant now) {
        try (var json = JSON.treeAsTokens(alert)) {
            return Optional.of(new AlertMapping(places, now).firing(Alert.read(json, false)));
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
                beats.add(new WebhookBody.Beat(time(alert.startsAt(), "startsAt"), alert.fires()));
            } else if (alert.fires()) {
                firing.add(firing(alert));
            } else {
                ended.add(ended(alert));
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
    private Alert alert(JsonSlices.Slice slice) {
        try (var json = JSON.createParser(slice.json(), slice.from(), slice.length())) {
            return Alert.read(json, false);
        } catch (JacksonException unreadable) {
            var text = new StringBuilder();
            var bad = decode(slice, text);
            if (bad == 0) {
                throw unreadable;
            }
            try (var json = JSON.createParser(text.toString())) {
                var alert = Alert.read(json, true);
                replaced += bad;
                return alert;
            }
        }
    }

    /**
     * Decodes the slice and replaces each byte sequence that is not UTF-8 by U+FFFD.
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

    private Signal firing(Alert alert) {
        var labels = alert.usableLabels();
        var fingerprint = fingerprint(alert, labels);
        var subject = subject(alert, labels);
        var errorId = errorId(labels);
        var startsAt = time(alert.startsAt(), "startsAt");
        var swap = places.swap(subject.cinemaId(), subject.screenId(), subject.machineId());
        if (swap.isPresent() && !startsAt.isAfter(swap.get().at())) {
            // From a machine that was replaced: it neither holds nor opens a ticket.
            return new Signal.Late(TicketKey.of(errorId, subject, fingerprint), fingerprint, startsAt);
        }
        var summary = SafeText.line(alert.annotation("summary"), 300);
        var fault = new Fault(
                errorId,
                summary.isEmpty() ? alertname(labels) : summary,
                SafeText.block(alert.annotation("description"), 4_000),
                AlertTexts.webAddress(alert.annotation("runbook_url")),
                AlertTexts.webAddress(alert.generatorURL()));
        return new Signal.Firing(
                TicketKey.of(errorId, subject, fingerprint),
                fingerprint,
                startsAt,
                subject,
                fault,
                Severity.parse(labels.get("severity")),
                faultSince(alert.annotation("fault_since").strip()),
                kept(labels),
                Origin.ALERTMANAGER,
                false);
    }

    private Signal.Ended ended(Alert alert) {
        var labels = alert.usableLabels();
        var fingerprint = fingerprint(alert, labels);
        var key = TicketKey.of(errorId(labels), subject(alert, labels), fingerprint);
        var startsAt = time(alert.startsAt(), "startsAt");
        var endsAt = time(alert.endsAt(), "endsAt");
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("resolved, but endsAt is before startsAt");
        }
        return new Signal.Ended(key, fingerprint, startsAt, endsAt);
    }

    /** Returns the labels sanitized for storage. A label whose sanitized name equals the name of another is dropped. */
    private static Map<String, String> kept(Map<String, String> labels) {
        var kept = new TreeMap<String, String>();
        labels.forEach((name, value) -> {
            var tidy = SafeText.line(name, 200);
            if (tidy.equals(name) || !labels.containsKey(tidy)) {
                kept.put(tidy, SafeText.block(value, 1_000));
            }
        });
        return kept;
    }

    private static String alertname(Map<String, String> labels) {
        return SafeText.line(labels.get("alertname"), 300);
    }

    private Subject subject(Alert alert, Map<String, String> labels) {
        var cinemaId = alert.id("cinema_id");
        var screenId = alert.id("screen_id");
        var place = places.find(cinemaId, screenId);
        return new Subject(
                place.map(SubjectNames.Place::region)
                        .orElseGet(() -> places.region(labels.get("region"), labels.get("country"))),
                cinemaId,
                place.map(SubjectNames.Place::cinemaName).orElse(name(alert, labels, "cinema_name")),
                screenId,
                place.map(SubjectNames.Place::screenName).orElse(name(alert, labels, "screen_name")),
                alert.id("machine_id"),
                alert.id("instance"));
    }

    private static @Nullable String name(Alert alert, Map<String, String> labels, String name) {
        var annotated = SafeText.line(alert.annotation(name), 200);
        var told = annotated.isEmpty() ? SafeText.line(labels.getOrDefault(name, ""), 200) : annotated;
        return told.isEmpty() ? null : told;
    }

    private static String errorId(Map<String, String> labels) {
        var given = labels.getOrDefault("error_id", "");
        return AlertTexts.isKebab(given) ? given : AlertTexts.kebab(alertname(labels));
    }

    /**
     * Alertmanager always sends a fingerprint. If another sender does not, equal labels still give equal fingerprints.
     */
    private static Fingerprint fingerprint(Alert alert, Map<String, String> labels) {
        var given = alert.fingerprint();
        if (!given.isEmpty()) {
            return new Fingerprint(given);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(labels.toString().getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Milliseconds are the precision of both the store and Prometheus. */
    private static Instant time(String text, String field) {
        try {
            var time = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw new IllegalArgumentException(
                        field + " is " + SafeText.line(text, 40) + ", which is no real time");
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(field + " is no time: \"" + SafeText.line(text, 40) + "\"", unreadable);
        }
    }

    /**
     * Accepts RFC 3339 or Unix seconds. Anything else, a time in the future, or one more than 366 days old counts as
     * missing.
     */
    private @Nullable Instant faultSince(String text) {
        try {
            var told = text.isEmpty()
                    ? null
                    : UNIX_SECONDS.matcher(text).matches()
                            ? Instant.ofEpochSecond((long) Double.parseDouble(text))
                            : Instant.parse(text);
            return told == null || told.isAfter(now) || told.isBefore(now.minus(366, ChronoUnit.DAYS))
                    ? null
                    : told.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
