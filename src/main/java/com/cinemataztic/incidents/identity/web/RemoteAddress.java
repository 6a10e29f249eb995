package com.cinemataztic.incidents.identity.web;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses from requests: literals, or arbitrary text from a client if no proxy checked it. */
final class RemoteAddress {

    static final String UNKNOWN = "unknown";

    private RemoteAddress() {}

    /** @return the address for a log; {@link #UNKNOWN} if it is not an address */
    static String text(@Nullable String address) {
        return parse(address).map(InetAddress::getHostAddress).orElse(UNKNOWN);
    }

    /** @return the address; empty if the text is not one */
    static Optional<InetAddress> parse(@Nullable String address) {
        try {
            return Optional.ofNullable(address).map(InetAddress::ofLiteral);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
