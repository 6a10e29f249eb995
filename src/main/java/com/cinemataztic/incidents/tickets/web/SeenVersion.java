package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.JsonBody;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a ticket that the caller saw: {@code If-Match: "v3"}, or the field {@code version}. It is not the
 * entity tag of the answer, which counts every change: a refreshed fact must not reject a transition.
 */
final class SeenVersion {

    private static final Pattern TAG = Pattern.compile("\"v([0-9]{1,9})\"");

    private SeenVersion() {}

    /** @return the version; null when the request names none */
    static @Nullable Integer of(@Nullable String ifMatch, JsonBody body) {
        var field = body.integer("version");
        if (ifMatch == null) {
            return field;
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new BadRequest("bad-if-match", "If-Match is the ticket's version that you saw, such as \"v3\".");
        }
        var header = Integer.valueOf(tag.group(1));
        if (field != null && !Objects.equals(field, header)) {
            throw new BadRequest("bad-version", "If-Match and version name different versions.");
        }
        return header;
    }
}
