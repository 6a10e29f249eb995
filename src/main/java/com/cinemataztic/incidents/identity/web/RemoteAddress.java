package com.cinemataztic.incidents.identity.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses as they come with a request: literals, or what a client made up where a proxy did not look. */
final class RemoteAddress {

    static final String UNKNOWN = "unknown";

    private static final int NETWORK_BYTES = 8;

    private RemoteAddress() {}

    /** @return the address for a log; {@link #UNKNOWN} for what is none */
    static String text(@Nullable String address) {
        return parse(address).map(InetAddress::getHostAddress).orElse(UNKNOWN);
    }

    /** @return what one client has to itself: its IPv4 address, or the /64 of its IPv6 address */
    static String network(@Nullable String address) {
        return parse(address)
                .map(known -> known instanceof Inet6Address six ? firstHalf(six) + "/64" : known.getHostAddress())
                .orElse(UNKNOWN);
    }

    /** @return whether it is this machine's own */
    static boolean isLoopback(@Nullable String address) {
        return parse(address).filter(InetAddress::isLoopbackAddress).isPresent();
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

    private static Optional<InetAddress> parse(@Nullable String address) {
        try {
            return Optional.ofNullable(address).map(InetAddress::ofLiteral);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
