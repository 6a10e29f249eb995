package com.cinemataztic.incidents.maintenance.web;

import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.platform.web.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request body: one JSON object with a few known fields. An unknown field is rejected, not ignored: a misspelled
 * {@code until} must not create an unintended window.
 */
final class WindowRequest {

    /** Longer bodies are rejected; the longest reason fits, however it is escaped. */
    static final int LONGEST_BODY = 16 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private WindowRequest(JsonNode object) {
        this.object = object;
    }

    /**
     * @param known the allowed fields
     * @throws BadRequest if the body is not such an object
     */
    static WindowRequest read(HttpServletRequest request, Set<String> known) throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new BadRequest("body-too-large", "A body has at most " + LONGEST_BODY + " bytes.");
        }
        JsonNode object;
        try {
            object = JSON.readTree(body);
        } catch (JacksonException noJson) {
            throw new BadRequest("no-json", "The body is one JSON object, each field in it once.");
        }
        if (!object.isObject()) {
            throw new BadRequest("no-json", "The body is one JSON object, each field in it once.");
        }
        if (!known.containsAll(object.propertyNames())) {
            throw new BadRequest(
                    "unknown-field",
                    "Known fields are "
                            + String.join(", ", known.stream().sorted().toList()) + "; the body has another.");
        }
        return new WindowRequest(object);
    }

    /** @return the scope given by the fields region, cinemaId and screenId */
    Scope scope() {
        var region = text("region");
        var cinemaId = text("cinemaId");
        var screenId = text("screenId");
        var scope = region != null
                ? cinemaId == null && screenId == null ? Scope.region(region) : Optional.<Scope>empty()
                : screenId == null ? Scope.cinema(cinemaId) : Scope.screen(cinemaId, screenId);
        return scope.orElseThrow(() -> new BadRequest(
                "bad-scope",
                "A window is for a region (region), a cinema (cinemaId) or a screen (cinemaId and screenId)."));
    }

    String reason() {
        var reason = text("reason");
        if (reason == null) {
            throw new BadRequest("bad-reason", "reason is a line of text: why.");
        }
        return reason;
    }

    Instant moment(String field) {
        var text = text(field);
        try {
            if (text != null) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException noMoment) {
            // Handled like any other invalid moment.
        }
        throw new BadRequest("bad-" + field, field + " is a moment such as 2026-11-25T22:00:00Z.");
    }

    long version() {
        var version = object.get("version");
        if (version != null && version.isIntegralNumber() && version.canConvertToLong()) {
            return version.longValue();
        }
        throw new BadRequest("bad-version", "version is the number of the window that you saw.");
    }

    private @Nullable String text(String field) {
        var value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new BadRequest("bad-" + field, field + " is a text.");
        }
        return value.stringValue();
    }
}
