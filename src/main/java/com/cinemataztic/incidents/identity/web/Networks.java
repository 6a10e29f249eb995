package com.cinemataztic.incidents.identity.web;

import java.net.InetAddress;
import java.util.List;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

/** Addresses and networks such as {@code 10.2.0.7} and {@code 10.1.0.0/16}. */
final class Networks {

    private final List<NetMask> masks;

    /**
     * @param networks the entries; host names are rejected
     * @param sentence tells how to write them, and ends with the rejected entry in place of {@code %s}
     */
    Networks(List<String> networks, String sentence) {
        this.masks = networks.stream()
                .map(network -> mask(network.strip(), sentence))
                .toList();
    }

    boolean contains(@Nullable String address) {
        return RemoteAddress.parse(address)
                .filter(known -> masks.stream().anyMatch(mask -> mask.matches(known)))
                .isPresent();
    }

    private static NetMask mask(String network, String sentence) {
        try {
            // Checks for a literal first: the mask's parser would look up a host name in the network.
            InetAddress.ofLiteral(network.replaceFirst("/[^/]*$", ""));
            return new NetMask(network);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(sentence.formatted(network), none);
        }
    }
}
