package com.cinemataztic.incidents.identity.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Records the peer of the connection before any header about it is trusted. A request that came through a proxy has a
 * peer, but no direct peer.
 */
class PeerValve extends ValveBase {

    /** The request attribute with the peer's address; absent if the request came through a proxy. */
    static final String DIRECT_PEER = "com.cinemataztic.incidents.direct-peer";

    /** The request attribute with the address of the TCP peer, whatever the request's headers say. */
    static final String PEER = "com.cinemataztic.incidents.peer";

    private static final List<String> OF_PROXIES = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Real-IP",
            "Via");

    PeerValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(PEER, request.getPeerAddr());
        if (OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null)) {
            request.setAttribute(DIRECT_PEER, request.getPeerAddr());
        }
        getNext().invoke(request, response);
    }
}
