package com.cinemataztic.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where the server listens, and the key that every client on this machine needs. A client sends the key as its
 * application name in its hello; every driver that is given {@link #uri} does so.
 *
 * @param port on 127.0.0.1; 0: any free one
 * @param key 16 to 100 characters out of letters, digits, - and _
 */
public record Endpoint(int port, String key) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,100}");
    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf(Endpoint.class, "admitted");
    private static final int KEY_BYTES = 32;

    /** @throws IllegalArgumentException if the port or the key is not as described. */
    public Endpoint {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, but this is " + port);
        }
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("the key must be 16 to 100 letters, digits, - and _");
        }
    }

    /** Any free port, and a new key. */
    public static Endpoint any() {
        return new Endpoint(0, freshKey());
    }

    /** A new random key that nobody can guess. */
    public static String freshKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The connection string for drivers. It contains the key, so it is a secret. */
    String uri(int boundPort) {
        return "mongodb://127.0.0.1:" + boundPort + "/?appName=" + key;
    }

    /** Records whether the client that says hello knows the key. */
    void greet(Channel channel, Document hello) {
        if (hello.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && isKey(String.valueOf(application.get("name")))) {
            channel.attr(ADMITTED).set(true);
        }
    }

    private boolean isKey(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws MongoServerError 13 (Unauthorized) if the client has not sent the key. */
    void require(Channel channel) {
        if (!Boolean.TRUE.equals(channel.attr(ADMITTED).get())) {
            throw new MongoServerError(
                    13,
                    "Unauthorized",
                    "this store has a key, which is part of its address: use the address unchanged");
        }
    }

    @Override
    public String toString() {
        return "Endpoint[port=" + port + "]"; // the key is only for clients that are allowed in
    }
}
