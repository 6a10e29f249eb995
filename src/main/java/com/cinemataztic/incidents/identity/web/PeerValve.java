package com.cinemataztic.incidents.identity.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Takes down who is at the other end of the connection before anything believes a header about it. A request that a
 * proxy brought has no direct peer.
 */
class PeerValve extends ValveBase {

    /** The attribute with the address of the peer; absent if a proxy is between. */
    static final String DIRECT_PEER = "com.cinemataztic.incidents.direct-peer";

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
        if (OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null)) {
            request.setAttribute(DIRECT_PEER, request.getPeerAddr());
        }
        getNext().invoke(request, response);
    }
}
