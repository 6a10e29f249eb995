package com.cinemataztic.incidents.platform.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one client has to itself: its IPv4 address, or the /64 network of its IPv6 address. */
public final class ClientNetwork {

    /** All clients without a readable address count as one. */
    public static final String UNKNOWN = "unknown";

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** @param address a literal, or arbitrary text if no proxy checked it */
    public static String of(@Nullable String address) {
        if (address == null) {
            return UNKNOWN;
        }
        try {
            var known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address six ? firstHalf(six) + "/64" : known.getHostAddress();
        } catch (IllegalArgumentException none) {
            return UNKNOWN;
        }
    }

    private static String firstHalf(Inet6Address address) {
        var bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("sixteen bytes are an address", impossible);
        }
    }
}
