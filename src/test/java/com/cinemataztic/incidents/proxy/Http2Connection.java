package com.cinemataztic.incidents.proxy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One request over HTTP/2, with headers that no HTTP client would send. Reads only the answer's status. */
final class Http2Connection {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GO_AWAY = 7;
    private static final int ALL_HEADERS_AND_NO_BODY = 0x5;
    private static final int STREAM = 1;

    /** Of HPACK's static table, from its eighth entry on. */
    private static final List<Integer> INDEXED = List.of(200, 204, 206, 304, 400, 404, 500);

    private static final int INDEXED_HEADER = 0x80;
    private static final int TABLE_SIZE = 0x20;

    private final Client client;

    Http2Connection(Client client) {
        this.client = client;
    }

    /**
     * @param headers lines, pseudo headers first
     * @return the answer's status; empty if nginx answered nothing
     */
    Optional<HttpHead> send(int tlsPort, String headers) {
        try (var connection = client.open(tlsPort, "h2");
                var out = new DataOutputStream(connection.getOutputStream());
                var in = new DataInputStream(connection.getInputStream())) {
            out.writeBytes(PREFACE);
            frame(out, SETTINGS, 0, 0, new byte[0]);
            frame(out, HEADERS, ALL_HEADERS_AND_NO_BODY, STREAM, block(headers));
            return status(in);
        } catch (EOFException | SocketException closed) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<HttpHead> status(DataInputStream in) throws IOException {
        while (true) {
            var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            var type = in.readUnsignedByte();
            in.readUnsignedByte();
            in.readInt();
            var payload = in.readNBytes(length);
            if (type == RESET || type == GO_AWAY) {
                return Optional.empty();
            }
            if (type == HEADERS) {
                return Optional.of(new HttpHead("HTTP/2 " + status(payload), List.of()));
            }
        }
    }

    private static int status(byte[] block) {
        var at = (block[0] & 0xE0) == TABLE_SIZE ? 1 : 0;
        var first = block[at] & 0xFF;
        return first >= INDEXED_HEADER
                ? INDEXED.get(first - INDEXED_HEADER - 8)
                // nginx writes any other as three digits.
                : Integer.parseInt(new String(block, at + 2, 3, StandardCharsets.US_ASCII));
    }

    private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    /** Literals that enter no table, none longer than 126 bytes. */
    private static byte[] block(String headers) {
        var block = new ByteArrayOutputStream();
        for (var line : headers.split("\n", -1)) {
            var colon = line.indexOf(": ", 1);
            block.write(0);
            literal(block, line.substring(0, colon));
            literal(block, line.substring(colon + 2));
        }
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        block.write(text.length());
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
