package com.cinemataztic.incidents.platform;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * The address to ping. Its path and query act as a key, so only {@link #host()} is ever shown.
 *
 * @param uri https, or http on this machine
 */
record HeartbeatAddress(URI uri) {

    static final String SECRET = "PORTAL_HEARTBEAT_URL";

    /** Says that nobody outside watches the portal, where an address must be given or declined. */
    private static final String NONE = "none";

    /** The configured address cannot be pinged. The portal must not start as if it were monitored. */
    static final class Invalid extends RuntimeException {
        Invalid(String why) {
            super(SECRET + " " + why);
        }
    }

    /** Reports it in a few lines instead of a stack trace. */
    static final class InvalidAnalyzer extends AbstractFailureAnalyzer<Invalid> {
        @Override
        protected FailureAnalysis analyze(Throwable whole, Invalid invalid) {
            return new FailureAnalysis(
                    invalid.getMessage(),
                    "Set " + SECRET + " (or the file that " + SECRET + "_FILE names) to the address of the external"
                            + " monitor, or to none: then no heartbeat is sent and nobody is notified when the"
                            + " portal stops.",
                    invalid);
        }
    }

    /** @return the address; null if none is configured, or the word none is */
    static @Nullable HeartbeatAddress of(List<String> values) {
        if (values.isEmpty() || values.equals(List.of(NONE))) {
            return null;
        }
        if (values.size() > 1) {
            throw new Invalid("has several lines; exactly one address can be pinged");
        }
        return parse(values.getFirst());
    }

    private static HeartbeatAddress parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            // Contains neither the text nor the parser's message, which repeats it.
            throw new Invalid("is not an address");
        }
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new Invalid("is not an address: it must be https://HOST/...");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Invalid("must have neither user nor fragment");
        }
        var https = uri.getScheme().equalsIgnoreCase("https");
        var http = uri.getScheme().equalsIgnoreCase("http");
        if (!https && !(http && isLoopback(uri.getHost()))) {
            throw new Invalid("must be https; http is for this machine only (127.0.0.1, [::1], localhost)");
        }
        return new HeartbeatAddress(uri);
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /** @return the part of the address that may be shown */
    String host() {
        return uri.getHost();
    }

    @Override
    public String toString() {
        return host();
    }
}
