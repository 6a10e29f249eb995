package com.cinemataztic.incidents.platform.text;

import java.util.Base64;
import java.util.Optional;

/** Base64 for addresses and headers (RFC 4648, section 5), without padding. Bytes have one spelling only. */
public final class Base64Url {

    private Base64Url() {}

    /** @return the text, without padding */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Java's decoder ignores bits of the last character that count for nothing, and accepts padding: a signed text would
     * then have several spellings.
     *
     * @return the bytes; empty unless {@link #encode} makes this very text of them
     */
    public static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text))
                    .filter(bytes -> encode(bytes).equals(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
