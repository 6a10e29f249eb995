package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alertmanager's webhook (version 4) turned into signals. Pure. Each alert is read by itself, so that a bad one costs
 * only itself; each alert's own status counts and never the group's; unknown fields are ignored.
 */
final class AlertMapping {

    static final String WATCHDOG = "Watchdog";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_LABELS = 100;

    /** RFC 3339 goes no further; a store that counts milliseconds does, but not as far as {@link Instant} does. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** As Prometheus's templates write them, {@code 1.79543508e+09} included. */
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,18})?(e\\+?[0-9]{1,2})?");

    private final Places places;
    private final Instant now;

    private AlertMapping(Places places, Instant now) {
        this.places = places;
        this.now = now;
    }

    /**
     * @param body the request's body as it came
     * @param places what is known of the places it may name
     * @param now the moment of receipt
     */
    static Delivery read(byte[] body, Places places, Instant now) {
        JsonNode message;
        try {
            message = JSON.readTree(body);
        } catch (JacksonException noJson) {
            return new Delivery.Unreadable("no JSON: " + SafeText.line(noJson.getOriginalMessage(), 200));
        }
        if (message == null || !message.isObject()) {
            return new Delivery.Unreadable("not a JSON object");
        }
        var version = message.path("version").asString("");
        if (!version.equals("4")) {
            return new Delivery.Unreadable("version \"" + SafeText.line(version, 20) + "\" where \"4\" is known");
        }
        if (!message.path("alerts").isArray()) {
            return new Delivery.Unreadable("no list of alerts");
        }
        return new AlertMapping(places, now).read(message);
    }

    /**
     * An alert in an Alertmanager's list, which says of it what a webhook would.
     *
     * @return what it tells; empty when it can't be kept as a ticket
     */
    static Optional<Signal> listed(JsonNode alert, Places places, Instant now) {
        try {
            return Optional.of(new AlertMapping(places, now).firing(alert));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private Delivery read(JsonNode message) {
        var ended = new ArrayList<Signal>();
        var firing = new ArrayList<Signal>();
        var beats = new ArrayList<Delivery.Beat>();
        var unusable = new ArrayList<Delivery.Unusable>();
        for (var alert : message.path("alerts")) {
            try {
                if (WATCHDOG.equals(alert.path("labels").path("alertname").asString(""))) {
                    beats.add(new Delivery.Beat(time(alert, "startsAt"), fires(alert)));
                } else if (fires(alert)) {
                    firing.add(firing(alert));
                } else {
                    ended.add(ended(alert));
                }
            } catch (IllegalArgumentException bad) {
                unusable.add(new Delivery.Unusable(alert.toString(), String.valueOf(bad.getMessage())));
            }
        }
        ended.addAll(firing);
        return new Delivery.Readable(
                ended, beats, unusable, message.path("truncatedAlerts").asLong(0));
    }

    private static boolean fires(JsonNode alert) {
        return switch (alert.path("status").asString("")) {
            case "firing" -> true;
            case "resolved" -> false;
            default -> throw new IllegalArgumentException("status is neither firing nor resolved");
        };
    }

    private Signal firing(JsonNode alert) {
        var labels = labels(alert);
        var fingerprint = fingerprint(alert, labels);
        var subject = subject(alert, labels);
        var errorId = errorId(labels);
        var startsAt = time(alert, "startsAt");
        var swap = places.swap(subject.cinemaId(), subject.screenId(), subject.machineId());
        if (swap.isPresent() && !startsAt.isAfter(swap.get().at())) {
            // Of a machine that stood there before: it neither holds nor opens a ticket.
            return new Signal.Late(TicketKey.of(errorId, subject, fingerprint), fingerprint, startsAt);
        }
        var summary = SafeText.line(annotation(alert, "summary"), 300);
        var fault = new Fault(
                errorId,
                summary.isEmpty() ? alertname(labels) : summary,
                SafeText.block(annotation(alert, "description"), 4_000),
                Texts.webAddress(annotation(alert, "runbook_url")),
                Texts.webAddress(alert.path("generatorURL").asString("")));
        return new Signal.Firing(
                TicketKey.of(errorId, subject, fingerprint),
                fingerprint,
                startsAt,
                subject,
                fault,
                Severity.parse(labels.get("severity")),
                faultSince(annotation(alert, "fault_since").strip()),
                kept(labels),
                Origin.ALERTMANAGER,
                false);
    }

    private Signal.Ended ended(JsonNode alert) {
        var labels = labels(alert);
        var fingerprint = fingerprint(alert, labels);
        var key = TicketKey.of(errorId(labels), subject(alert, labels), fingerprint);
        var startsAt = time(alert, "startsAt");
        var endsAt = time(alert, "endsAt");
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("resolved, but endsAt is before startsAt");
        }
        return new Signal.Ended(key, fingerprint, startsAt, endsAt);
    }

    /** The labels exactly as they came: what makes the key must not become another's by being tidied up. */
    private static Map<String, String> labels(JsonNode alert) {
        var node = alert.path("labels");
        if (!node.isObject() || node.isEmpty()) {
            throw new IllegalArgumentException("no labels");
        }
        if (node.size() > MOST_LABELS) {
            throw new IllegalArgumentException("more than " + MOST_LABELS + " labels");
        }
        var labels = new TreeMap<String, String>();
        node.properties().forEach(label -> {
            if (!label.getValue().isString()) {
                throw new IllegalArgumentException("label " + SafeText.line(label.getKey(), 60) + " is no text");
            }
            labels.put(label.getKey(), label.getValue().asString());
        });
        if (alertname(labels).isEmpty()) {
            throw new IllegalArgumentException("no alertname");
        }
        return labels;
    }

    /** The labels fit to keep; one whose name only becomes another's by being tidied up gives way to that other. */
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

    private Subject subject(JsonNode alert, Map<String, String> labels) {
        var cinemaId = id(labels, "cinema_id");
        var screenId = id(labels, "screen_id");
        var place = places.find(cinemaId, screenId);
        return new Subject(
                place.map(Places.Place::region)
                        .orElseGet(() -> places.region(labels.get("region"), labels.get("country"))),
                cinemaId,
                place.map(Places.Place::cinemaName).orElse(name(alert, labels, "cinema_name")),
                screenId,
                place.map(Places.Place::screenName).orElse(name(alert, labels, "screen_name")),
                id(labels, "machine_id"),
                id(labels, "instance"));
    }

    /** Ids make the key, so they are taken exactly or not at all. */
    private static @Nullable String id(Map<String, String> labels, String name) {
        var id = labels.get(name);
        if (id == null || id.isBlank()) {
            return null;
        }
        if (id.length() > 128 || SafeText.hasHidden(id)) {
            throw new IllegalArgumentException(name + " is no id: at most 128 characters, none of them a control");
        }
        return id;
    }

    private static @Nullable String name(JsonNode alert, Map<String, String> labels, String name) {
        var annotated = SafeText.line(annotation(alert, name), 200);
        var told = annotated.isEmpty() ? SafeText.line(labels.getOrDefault(name, ""), 200) : annotated;
        return told.isEmpty() ? null : told;
    }

    private static String annotation(JsonNode alert, String name) {
        return alert.path("annotations").path(name).asString("");
    }

    private static String errorId(Map<String, String> labels) {
        var given = labels.getOrDefault("error_id", "");
        return given.length() <= 64 && given.matches("[a-z0-9]+(-[a-z0-9]+)*") ? given : Texts.kebab(alertname(labels));
    }

    /** Alertmanager always sends one. Should another sender not, equal labels still give equal fingerprints. */
    private static Fingerprint fingerprint(JsonNode alert, Map<String, String> labels) {
        var given = alert.path("fingerprint").asString("");
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

    /** Milliseconds are all that the store keeps and all that Prometheus tells. */
    private static Instant time(JsonNode alert, String field) {
        var text = alert.path(field).asString("");
        try {
            var time = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw new IllegalArgumentException(field + " is " + SafeText.line(text, 40) + ", which is no real time");
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(field + " is no time: \"" + SafeText.line(text, 40) + "\"", unreadable);
        }
    }

    /** RFC 3339 or Unix seconds; anything else, and what lies ahead, is as good as not told. */
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
