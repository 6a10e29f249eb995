package com.cinemataztic.incidents.proxy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Text on a WebSocket whose handshake was made by hand. */
final class SocketFrames {

    private static final int WHOLE_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES_OF_LENGTH = 126;

    private final DataInputStream in;
    private final OutputStream out;

    SocketFrames(Socket connection) throws IOException {
        in = new DataInputStream(connection.getInputStream());
        out = connection.getOutputStream();
    }

    void send(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(WHOLE_TEXT);
        frame.write(MASKED | TWO_BYTES_OF_LENGTH);
        frame.write(bytes.length >> 8);
        frame.write(bytes.length);
        frame.writeBytes(new byte[4]); // a mask that changes nothing
        frame.writeBytes(bytes);
        out.write(frame.toByteArray());
    }

    /** @return the next text */
    String next() throws IOException {
        var kind = in.readUnsignedByte();
        var length = in.readUnsignedByte();
        var bytes = in.readNBytes(length == TWO_BYTES_OF_LENGTH ? in.readUnsignedShort() : length);
        if (kind != WHOLE_TEXT) {
            throw new IOException("no text, but a frame of kind " + kind);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
