package com.cinemataztic.incidents.support;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine for programs that a test starts. */
public final class LocalPort {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    /** Its byte at a port's number is locked for as long as the process lives that was given the port. */
    private static final FileChannel TAKEN = taken();

    private LocalPort() {}

    /**
     * @return a port on which nobody listens now, and which neither this process was given before nor one that runs other
     *     tests beside it. It is below the range from which connections take their own end's port, so that none takes it
     *     before the program does, nor while the program is killed and started again.
     */
    public static int free() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try {
                if (GIVEN.add(port) && TAKEN.tryLock(port, 1, false) != null) {
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
                    return port;
                }
            } catch (IOException inUse) {
                // The next one, then.
            }
        }
    }

    private static FileChannel taken() {
        try {
            var folder = Files.createDirectories(Path.of("target"));
            return FileChannel.open(folder.resolve("ports-of-tests"), CREATE, WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return whether a program listens on that port */
    public static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
