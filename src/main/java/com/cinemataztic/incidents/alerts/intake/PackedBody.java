package com.cinemataztic.incidents.alerts.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A body as stored: compressed when that makes it shorter.
 *
 * @param bytes as stored
 * @param compressed whether they are gzip
 */
public record PackedBody(byte[] bytes, boolean compressed) {

    /** Compression gains nothing below this size. */
    private static final int WORTH_IT = 1_024;

    /** @return the body, compressed if that makes it shorter */
    public static PackedBody of(byte[] body) {
        if (body.length < WORTH_IT) {
            return new PackedBody(body, false);
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.size() < body.length ? new PackedBody(packed.toByteArray(), true) : new PackedBody(body, false);
    }

    /** @return the body as received */
    public byte[] unpacked() {
        if (!compressed) {
            return bytes;
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException("a dead letter's body is damaged", damaged);
        }
    }
}
