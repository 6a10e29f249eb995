package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.platform.SafeText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One alert as received, in Alertmanager's format.
 *
 * @param labels null when there are none
 * @param annotations the annotations that the portal uses
 * @param repaired whether bytes that are not UTF-8 were replaced in it
 */
record WireAlert(
        String status,
        @Nullable Map<String, String> labels,
        Map<String, String> annotations,
        String startsAt,
        String endsAt,
        String fingerprint,
        String generatorURL,
        boolean repaired) {

    private static final int MOST_LABELS = 100;

    private static final Set<String> USED_ANNOTATIONS =
            Set.of("summary", "description", "runbook_url", "cinema_name", "screen_name", "fault_since");

    /** @throws IllegalArgumentException when its labels are unusable */
    static WireAlert read(JsonParser json, boolean repaired) {
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
        return new WireAlert(status, labels, annotations, startsAt, endsAt, fingerprint, generatorURL, repaired);
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
            if (USED_ANNOTATIONS.contains(name)) {
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
        return labels != null && AlertMapping.WATCHDOG.equals(labels.get("alertname"));
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
        if (alertname().isEmpty()) {
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
        if (id.length() > 128 || SafeText.hasHidden(id) || repaired && id.indexOf(AlertMapping.REPLACEMENT) >= 0) {
            throw new IllegalArgumentException(
                    name + " is no id: at most 128 characters, all of them visible, in UTF-8");
        }
        return id;
    }

    /** @return the alertname for people; empty when there is none */
    String alertname() {
        return labels == null ? "" : SafeText.line(labels.get("alertname"), 300);
    }
}
