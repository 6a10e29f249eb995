package com.cinemataztic.incidents.identity.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses from requests: literals, or arbitrary text from a client if no proxy checked it. */
final class RemoteAddress {

    static final String UNKNOWN = "unknown";

    private static final int NETWORK_BYTES = 8;

    private RemoteAddress() {}

    /** @return the address for a log; {@link #UNKNOWN} if it is not an address */
    static String text(@Nullable String address) {
        return parse(address).map(InetAddress::getHostAddress).orElse(UNKNOWN);
    }

    /** @return what one client has to itself: its IPv4 address, or the /64 network of its IPv6 address */
    static String network(@Nullable String address) {
        return parse(address)
                .map(known -> known instanceof Inet6Address six ? firstHalf(six) + "/64" : known.getHostAddress())
                .orElse(UNKNOWN);
    }

    private static String firstHalf(Inet6Address address) {
        var bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException("sixteen bytes are an address", impossible);
        }
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
