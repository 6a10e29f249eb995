package com.cinemataztic.incidents.maintenance.web;

import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The body of a request about a window. */
final class WindowRequest {

    /** Longer bodies are rejected; the longest reason fits, however it is escaped. */
    static final int LONGEST_BODY = 16 * 1024;

    private final JsonBody body;

    private WindowRequest(JsonBody body) {
        this.body = body;
    }

    /**
     * @param known the allowed fields
     * @throws BadRequest if the body is not such an object
     */
    static WindowRequest read(HttpServletRequest request, Set<String> known) throws IOException {
        return new WindowRequest(JsonBody.read(request, LONGEST_BODY, known));
    }

    /** @return the scope given by the fields region, cinemaId and screenId */
    Scope scope() {
        var region = body.text("region");
        var cinemaId = body.text("cinemaId");
        var screenId = body.text("screenId");
        var scope = region != null
                ? cinemaId == null && screenId == null ? Scope.region(region) : Optional.<Scope>empty()
                : screenId == null ? Scope.cinema(cinemaId) : Scope.screen(cinemaId, screenId);
        return scope.orElseThrow(() -> new BadRequest(
                "bad-scope",
                "A window is for a region (region), a cinema (cinemaId) or a screen (cinemaId and screenId)."));
    }

    String reason() {
        return body.required("reason");
    }

    Instant moment(String field) {
        var moment = body.moment(field);
        if (moment == null) {
            throw body.invalid(field, field + " is a moment such as 2026-11-25T22:00:00Z.");
        }
        return moment;
    }

    long version() {
        var version = body.integer("version");
        if (version == null) {
            throw body.invalid("version", "version is the number of the window that you saw.");
        }
        return version;
    }
}
