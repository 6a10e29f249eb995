package com.cinemataztic.incidents.notifications.takelink;

import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.platform.text.Base64Url;
import com.cinemataztic.incidents.tickets.TicketId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed content of a take link: who may take which ticket until when.
 *
 * @param ticket the ticket
 * @param recipient who may take it
 * @param expiresAt until when, to the second
 * @param nonce unique for each link
 */
record TakeToken(TicketId ticket, MailAddress recipient, Instant expiresAt, String nonce) {

    private static final int LONGEST = 2_000;
    private static final int FIELDS = 5;
    private static final String NONCE = "[A-Za-z0-9_-]{16,64}";

    /** Part of the signed text, so a signature that the key made for another purpose is never valid as a link. */
    private static final String PURPOSE = "take-link-1\n";

    /** @return the token for use in an address, signed with the key */
    String signed(byte[] key) {
        // The name is the last field, and no field contains a line end.
        var content = String.join(
                "\n",
                ticket.value(),
                Long.toString(expiresAt.getEpochSecond()),
                nonce,
                recipient.address(),
                recipient.name());
        return Base64Url.encode(content.getBytes(StandardCharsets.UTF_8))
                + "."
                + Base64Url.encode(signature(content, key));
    }

    /** @return the token's content, if one of the keys has signed it */
    static Optional<TakeToken> read(String token, List<byte[]> keys) {
        var dot = token.indexOf('.');
        if (token.length() > LONGEST || dot < 0) {
            return Optional.empty();
        }
        var bytes = Base64Url.decode(token.substring(0, dot));
        var signature = Base64Url.decode(token.substring(dot + 1));
        if (bytes.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        var content = new String(bytes.get(), StandardCharsets.UTF_8);
        var valid = false;
        for (var key : keys) {
            valid |= MessageDigest.isEqual(signature.get(), signature(content, key));
        }
        return valid ? parse(content) : Optional.empty();
    }

    private static Optional<TakeToken> parse(String content) {
        var fields = content.split("\n", -1);
        if (fields.length != FIELDS || !fields[2].matches(NONCE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TakeToken(
                    new TicketId(fields[0]),
                    new MailAddress(fields[4], fields[3]),
                    Instant.ofEpochSecond(Long.parseLong(fields[1])),
                    fields[2]));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] signature(String content, byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal((PURPOSE + content).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
