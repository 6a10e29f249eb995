package com.cinemataztic.incidents.proxy;

import java.util.List;
import java.util.Locale;

/** Stands for the portal and the tools behind nginx: answers everything, and accepts every upgrade. */
final class UpstreamStandIn {

    /** Here it answers 404. */
    static final String ABSENT = "/incidentsportal/absent";

    /** Here it has a header of its own that nginx adds, too. */
    static final String OWN_HEADER = "/incidentsportal/own-header";

    private UpstreamStandIn() {}

    static RawServer start() {
        return new RawServer(UpstreamStandIn::answer);
    }

    private static List<String> answer(HttpHead request) {
        var protocol = request.value("Upgrade").toLowerCase(Locale.ROOT);
        if (!protocol.isEmpty()) {
            return List.of("HTTP/1.1 101 Switching Protocols", "Connection: upgrade", "Upgrade: " + protocol);
        }
        return switch (request.target()) {
            case ABSENT -> List.of("HTTP/1.1 404 Not Found");
            case OWN_HEADER -> List.of("HTTP/1.1 200 OK", "Strict-Transport-Security: max-age=1");
            default -> List.of("HTTP/1.1 200 OK");
        };
    }
}
